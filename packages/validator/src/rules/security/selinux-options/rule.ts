import { defineRule } from "../../framework/rule.ts";

const types = new Set(["container_t", "container_init_t", "container_kvm_t", "container_engine_t"]);

export const rule = defineRule({
  code: "CW3314",
  severity: "error",
  title: "a pod takes an SELinux label of its own",
  why: 'Another user, role or type undoes what keeps containers apart. Pod Security "baseline" refuses it.',
  check({ workloads, report }) {
    for (const each of workloads) {
      const spots = [
        {
          spot: each,
          path: "spec.securityContext.seLinuxOptions",
          options: each.pod.securityContext?.seLinuxOptions,
        },
        ...each.containers.map((spot) => ({
          spot,
          path: "securityContext.seLinuxOptions",
          options: spot.container.securityContext?.seLinuxOptions,
        })),
      ];
      for (const { spot, path, options } of spots) {
        if (
          options === undefined ||
          (!options.user && !options.role && (!options.type || types.has(options.type)))
        )
          continue;
        report(spot, {
          path,
          message: `The SELinux options are ${JSON.stringify(options)}.`,
          fix: `Set no user and no role, and no type or one of ${[...types].join(", ")}.`,
        });
      }
    }
  },
});
