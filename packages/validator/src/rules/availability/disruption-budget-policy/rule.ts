import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3509",
  severity: "error",
  title: "a disruption budget says neither how many must stay nor how many may go",
  why: "The API server takes it, and it protects nothing.",
  check({ all, report }) {
    for (const each of all("PodDisruptionBudget")) {
      const { minAvailable, maxUnavailable } = each.object.spec ?? {};
      if ((minAvailable === undefined) !== (maxUnavailable === undefined)) continue;
      const both = minAvailable !== undefined;
      report(each, {
        path: "spec",
        message: both
          ? "It has both minAvailable and maxUnavailable."
          : "It has neither minAvailable nor maxUnavailable.",
        fix: "Write maxUnavailable: 1.",
      });
    }
  },
});
