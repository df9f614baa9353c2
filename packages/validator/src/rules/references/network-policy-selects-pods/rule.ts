import { defineRule } from "../../framework/rule.ts";
import { formatSelector } from "../../framework/selectors.ts";

export const rule = defineRule({
  code: "CW3215",
  severity: "error",
  title: "a NetworkPolicy selects no pod",
  why: "It guards nothing, and looks as if it did.",
  check({ all, selected, workloads, report }) {
    for (const each of all("NetworkPolicy")) {
      const selector = each.object.spec?.podSelector ?? {};
      if (workloads.length === 0 || selected(selector, each.namespace).length > 0) continue;
      report(each, {
        path: "spec.podSelector",
        message: `No pod of the chart has the labels ${formatSelector(selector)}.`,
        fix: "Select labels that the pod template has.",
      });
    }
  },
});
