import { defineRule } from "../../framework/rule.ts";
import { formatSelector } from "../../framework/selectors.ts";

export const rule = defineRule({
  code: "CW3202",
  severity: "error",
  title: "a Service selects no pod",
  why: "It has no endpoints: every request to it fails.",
  check({ all, workloads, selected, report }) {
    for (const each of all("Service")) {
      const { selector, type } = each.object.spec ?? {};
      if (selector === undefined || Object.keys(selector).length === 0 || type === "ExternalName") continue;
      if (selected({ matchLabels: selector }, each.namespace).length > 0) continue;
      // Pods that an operator makes are not among the chart's objects.
      if (workloads.length === 0) continue;
      report(each, {
        path: "spec.selector",
        message: `No pod of the chart has the labels ${formatSelector({ matchLabels: selector })}.`,
        fix: "Select labels that the pod template has.",
      });
    }
  },
});
