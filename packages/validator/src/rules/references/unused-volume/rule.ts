import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3207",
  severity: "warning",
  title: "a pod has a volume that no container mounts",
  why: "A mount was forgotten, or the volume was; a claim that nobody reads is paid for all the same.",
  check({ workloads, values, report }) {
    for (const each of workloads) {
      const mounted = each.containers.flatMap(({ container }) =>
        [...(container.volumeMounts ?? []), ...(container.volumeDevices ?? [])].map(({ name }) => name),
      );
      for (const [index, { name }] of (each.pod.volumes ?? []).entries()) {
        if (mounted.includes(name) || values.includes(name)) continue;
        report(each, {
          path: `spec.volumes[${index}]`,
          message: `No container mounts the volume ${name}.`,
          fix: "Mount it, or remove it.",
        });
      }
    }
  },
});
