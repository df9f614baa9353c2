import { defineRule } from "../../framework/rule.ts";
import { budgetsOf, smallestCount } from "../budgets.ts";

export const rule = defineRule({
  code: "CW3508",
  severity: "error",
  title: "a disruption budget lets no pod go",
  why: "No node that runs one can be emptied: upgrades of the cluster hang until somebody deletes the budget.",
  check(context) {
    for (const each of context.workloads) {
      if (!each.serves || each.kind === "DaemonSet") continue;
      const count = smallestCount(context, each);
      for (const budget of budgetsOf(context, each)) {
        const { minAvailable, maxUnavailable } = budget.object.spec ?? {};
        const kept = minAvailable === undefined ? undefined : podsOf(minAvailable, count);
        const away = maxUnavailable === undefined ? undefined : podsOf(maxUnavailable, count);
        if (count === 0 || ((kept === undefined || kept < count) && (away === undefined || away > 0)))
          continue;
        const field = kept === undefined ? "maxUnavailable" : "minAvailable";
        context.report(budget, {
          path: `spec.${field}`,
          message: `${field} is ${minAvailable ?? maxUnavailable}, and ${each.kind}/${each.name} may have only ${count} pods.`,
          fix: "Write maxUnavailable: 1, which is right for any number of pods.",
        });
      }
    }
  },
});

/** As Kubernetes counts: a percentage is rounded up. */
function podsOf(given: number | string, count: number): number {
  return typeof given === "number" ? given : Math.ceil((Number.parseFloat(given) / 100) * count);
}
