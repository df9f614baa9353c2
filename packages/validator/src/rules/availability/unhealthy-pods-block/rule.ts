import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3510",
  severity: "warning",
  title: "a disruption budget protects pods that do not work",
  why: "A pod that crashes again and again cannot be evicted: its node cannot be emptied.",
  check({ all, report }) {
    for (const each of all("PodDisruptionBudget")) {
      if (each.object.spec?.unhealthyPodEvictionPolicy !== undefined) continue;
      report(each, {
        path: "spec.unhealthyPodEvictionPolicy",
        message: "unhealthyPodEvictionPolicy is not set.",
        fix: "Write unhealthyPodEvictionPolicy: AlwaysAllow.",
      });
    }
  },
});
