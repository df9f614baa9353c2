import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3304",
  severity: "warning",
  title: "a container keeps capabilities that it was given by default",
  why: 'With NET_RAW it can forge packets, with CHOWN and SETUID change files and users. Pod Security "restricted" refuses it.',
  check({ containers, report }) {
    for (const each of containers) {
      const drop = each.container.securityContext?.capabilities?.drop ?? [];
      if (drop.some((name) => name.toUpperCase() === "ALL")) continue;
      report(each, {
        path: "securityContext.capabilities.drop",
        message: `The container ${each.name} does not drop ALL capabilities.`,
        fix: 'Set capabilities.drop: ["ALL"], and add back what the program needs.',
      });
    }
  },
});
