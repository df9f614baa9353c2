import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3303",
  severity: "warning",
  title: "a container's root filesystem is writable",
  why: "An intruder can change the program or leave one of their own, and logs written there fill the node's disk.",
  tests: "exempt",
  check({ containers, report }) {
    for (const each of containers) {
      if (each.container.securityContext?.readOnlyRootFilesystem === true) continue;
      report(each, {
        path: "securityContext.readOnlyRootFilesystem",
        message: `The container ${each.name} can write to its root filesystem.`,
        fix: "Set readOnlyRootFilesystem: true, and mount an emptyDir where the program writes.",
      });
    }
  },
});
