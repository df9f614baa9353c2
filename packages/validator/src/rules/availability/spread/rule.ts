import { defineRule } from "../../framework/rule.ts";
import { smallestCount } from "../budgets.ts";

export const rule = defineRule({
  code: "CW3514",
  severity: "warning",
  title: "nothing keeps the pods of a workload apart",
  why: "All may run on one node, and fail with it.",
  check(context) {
    for (const each of context.workloads) {
      if (each.kind !== "Deployment" && each.kind !== "StatefulSet") continue;
      const { affinity, topologySpreadConstraints = [] } = each.pod;
      if (
        smallestCount(context, each) < 3 ||
        topologySpreadConstraints.length > 0 ||
        affinity?.podAntiAffinity
      )
        continue;
      context.report(each, {
        path: "spec.topologySpreadConstraints",
        message: `Its ${smallestCount(context, each)} pods have neither topologySpreadConstraints nor a podAntiAffinity.`,
        fix: "Spread them over kubernetes.io/hostname, with whenUnsatisfiable: ScheduleAnyway.",
      });
    }
  },
});
