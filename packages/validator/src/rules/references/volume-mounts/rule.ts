import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3206",
  severity: "error",
  title: "a container mounts a volume that its pod does not have",
  why: "The API server refuses the pod.",
  check({ containers, report }) {
    for (const each of containers) {
      const claims =
        each.of.kind === "StatefulSet"
          ? (each.of.object as { spec?: { volumeClaimTemplates?: { metadata?: { name?: string } }[] } }).spec
              ?.volumeClaimTemplates
          : undefined;
      const names = [
        ...(each.workload.pod.volumes ?? []).map(({ name }) => name),
        ...(claims ?? []).map(({ metadata }) => metadata?.name),
      ];
      for (const field of ["volumeMounts", "volumeDevices"] as const) {
        for (const [index, { name }] of (each.container[field] ?? []).entries()) {
          if (names.includes(name)) continue;
          report(each, {
            path: `${field}[${index}].name`,
            message: `There is no volume ${name} in the pod.`,
            fix: `Add it to volumes, or mount one of ${names.join(", ") || "those that are there (none)"}.`,
          });
        }
      }
    }
  },
});
