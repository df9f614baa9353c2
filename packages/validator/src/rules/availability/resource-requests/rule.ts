import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3503",
  severity: "warning",
  title: "a container does not say what it needs",
  why: "The scheduler puts too many on a node; an autoscaler of CPU cannot work; it is the first to be killed.",
  tests: "exempt",
  check({ containers, report }) {
    for (const each of containers) {
      const shared = each.workload.pod.resources?.requests ?? {};
      const { requests = {}, limits = {} } = each.container.resources ?? {};
      const missing = (["cpu", "memory"] as const).filter(
        (resource) => (requests[resource] ?? limits[resource] ?? shared[resource]) === undefined,
      );
      if (missing.length === 0) continue;
      report(each, {
        path: "resources.requests",
        message: `The container ${each.name} requests no ${missing.join(" and no ")}.`,
        fix: "Set resources.requests to what it takes when it is busy.",
      });
    }
  },
});
