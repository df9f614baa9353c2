import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3300",
  severity: "error",
  title: "a container is privileged",
  why: "Whoever breaks into it owns the node.",
  check({ containers, report }) {
    for (const each of containers) {
      if (each.container.securityContext?.privileged !== true) continue;
      report(each, {
        path: "securityContext.privileged",
        message: `The container ${each.name} is privileged.`,
        fix: "Leave it out, and add the capabilities that the program really needs.",
      });
    }
  },
});
