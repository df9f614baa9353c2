import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3210",
  severity: "error",
  title: "a pod asks for a claim that would be the chart's, and is not there",
  why: "The pod stays Pending.",
  check({ workloads, find, values, release, report }) {
    for (const each of workloads) {
      for (const [index, { persistentVolumeClaim: claim }] of (each.pod.volumes ?? []).entries()) {
        const name = claim?.claimName;
        const isOwn = name === release.name || name?.startsWith(`${release.name}-`);
        if (name === undefined || !isOwn || values.includes(name)) continue;
        if (find("PersistentVolumeClaim", name, each.namespace) !== undefined) continue;
        report(each, {
          path: `spec.volumes[${index}].persistentVolumeClaim.claimName`,
          message: `There is no PersistentVolumeClaim ${name} in the chart.`,
          fix: "Add it, or correct the name.",
        });
      }
    }
  },
});
