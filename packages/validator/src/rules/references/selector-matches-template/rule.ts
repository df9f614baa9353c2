import { defineRule } from "../../framework/rule.ts";
import { formatSelector, selects } from "../../framework/selectors.ts";

export const rule = defineRule({
  code: "CW3200",
  severity: "error",
  title: "a workload does not select its own pods",
  why: "The API server refuses it.",
  check({ workloads, report }) {
    for (const each of workloads) {
      if (!each.serves || each.selector === undefined || selects(each.selector, each.labels)) continue;
      report(each.of, {
        path: "spec.selector",
        message: `The selector asks for ${formatSelector(each.selector)}, which its pods do not have.`,
        fix: "Give the pod template every label of the selector.",
      });
    }
  },
});
