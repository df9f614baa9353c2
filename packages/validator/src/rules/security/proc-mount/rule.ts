import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3311",
  severity: "error",
  title: "a container sees all of /proc",
  why: "The runtime hides parts of /proc because they change the node's kernel.",
  check({ containers, report }) {
    for (const each of containers) {
      const { procMount } = each.container.securityContext ?? {};
      if (procMount === undefined || procMount === "Default") continue;
      report(each, {
        path: "securityContext.procMount",
        message: `The container ${each.name} has procMount: ${procMount}.`,
        fix: "Leave procMount out.",
      });
    }
  },
});
