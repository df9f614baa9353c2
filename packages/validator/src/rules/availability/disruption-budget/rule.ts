import { defineRule } from "../../framework/rule.ts";
import { budgetsOf, smallestCount } from "../budgets.ts";

export const rule = defineRule({
  code: "CW3507",
  severity: "warning",
  title: "a workload of several pods has no disruption budget",
  why: "Who empties nodes for an upgrade takes all of its pods away at once.",
  check(context) {
    for (const each of context.workloads) {
      if (each.kind !== "Deployment" && each.kind !== "StatefulSet") continue;
      if (smallestCount(context, each) < 2 || budgetsOf(context, each).length > 0) continue;
      context.report(each.of, {
        message: `No PodDisruptionBudget selects its ${smallestCount(context, each)} pods.`,
        fix: "Add one with maxUnavailable: 1.",
      });
    }
  },
});
