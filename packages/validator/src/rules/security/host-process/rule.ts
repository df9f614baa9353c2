import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3313",
  severity: "error",
  title: "a pod runs as a process of a Windows node",
  why: 'Such a container has no walls. Pod Security "baseline" refuses it.',
  check({ workloads, report }) {
    for (const each of workloads) {
      const own = each.containers.filter(
        ({ container }) => container.securityContext?.windowsOptions?.hostProcess,
      );
      const shared = each.pod.securityContext?.windowsOptions?.hostProcess === true;
      for (const spot of shared ? [each] : own) {
        report(spot, {
          path: shared
            ? "spec.securityContext.windowsOptions.hostProcess"
            : "securityContext.windowsOptions.hostProcess",
          message: "hostProcess is true.",
          fix: "Leave it out, or waive this with the reason.",
        });
      }
    }
  },
});
