import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3504",
  severity: "warning",
  title: "a container may take all memory of its node",
  why: "A leak in it kills whatever the kernel picks, which may be somebody else's program.",
  tests: "exempt",
  check({ containers, report }) {
    for (const each of containers) {
      const limit = each.container.resources?.limits?.memory ?? each.workload.pod.resources?.limits?.memory;
      if (limit !== undefined) continue;
      report(each, {
        path: "resources.limits.memory",
        message: `The container ${each.name} has no memory limit.`,
        fix: "Set resources.limits.memory.",
      });
    }
  },
});
