import { defineRule } from "../../framework/rule.ts";
import { formatSelector } from "../../framework/selectors.ts";

export const rule = defineRule({
  code: "CW3214",
  severity: "error",
  title: "a disruption budget selects no pod",
  why: "It protects nothing.",
  check({ all, selected, workloads, report }) {
    for (const each of all("PodDisruptionBudget")) {
      const { selector } = each.object.spec ?? {};
      if (selector === undefined || workloads.length === 0) continue;
      if (selected(selector, each.namespace).length > 0) continue;
      report(each, {
        path: "spec.selector",
        message: `No pod of the chart has the labels ${formatSelector(selector)}.`,
        fix: "Select labels that the pod template has.",
      });
    }
  },
});
