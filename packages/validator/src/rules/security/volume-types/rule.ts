import { defineRule } from "../../framework/rule.ts";

/** What Pod Security "restricted" lets a pod mount. */
const allowed = new Set([
  "configMap",
  "csi",
  "downwardAPI",
  "emptyDir",
  "ephemeral",
  "image",
  "persistentVolumeClaim",
  "projected",
  "secret",
]);

export const rule = defineRule({
  code: "CW3316",
  severity: "warning",
  title: "a pod mounts a volume whose kind is for administrators",
  why: 'Pod Security "restricted" refuses a pod that names storage by itself in place of a claim.',
  check({ workloads, report }) {
    for (const each of workloads) {
      for (const [index, { name, ...source }] of (each.pod.volumes ?? []).entries()) {
        const kinds = Object.keys(source).filter((kind) => kind !== "hostPath" && !allowed.has(kind));
        for (const kind of kinds) {
          report(each, {
            path: `spec.volumes[${index}].${kind}`,
            message: `The volume ${name} is of the kind ${kind}.`,
            fix: "Take a PersistentVolumeClaim; whoever runs the cluster says what stands behind it.",
          });
        }
      }
    }
  },
});
