import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3302",
  severity: "warning",
  title: "a container may run as root",
  why: 'Root in a container is root on the node wherever the container breaks. Pod Security "restricted" refuses it.',
  check({ containers, report }) {
    for (const each of containers) {
      const own = each.container.securityContext;
      const shared = each.workload.pod.securityContext;
      if ((own?.runAsUser ?? shared?.runAsUser) === 0) {
        report(each, {
          path: "securityContext.runAsUser",
          message: `The container ${each.name} runs as user 0.`,
          fix: "Give it another user, and runAsNonRoot: true.",
        });
      } else if ((own?.runAsNonRoot ?? shared?.runAsNonRoot) !== true) {
        report(each, {
          path: "securityContext.runAsNonRoot",
          message: `Nothing keeps the container ${each.name} from running as root.`,
          fix: "Set runAsNonRoot: true in the securityContext of the pod or the container.",
        });
      }
    }
  },
});
