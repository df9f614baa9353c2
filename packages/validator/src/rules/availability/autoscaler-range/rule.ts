import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3506",
  severity: "warning",
  title: "an autoscaler has no room",
  why: "With one pod at the least a node that fails is an outage; with as many at the most nothing is ever scaled.",
  check({ all, values, report }) {
    for (const each of all("HorizontalPodAutoscaler")) {
      const { minReplicas = 1, maxReplicas = minReplicas } = each.object.spec ?? {};
      if (maxReplicas <= minReplicas) {
        report(each, {
          path: "spec.maxReplicas",
          message: `It scales from ${minReplicas} to ${maxReplicas}.`,
          fix: "Let maxReplicas be above minReplicas.",
        });
      } else if (minReplicas < 2 && !values.includes("minReplicas")) {
        report(each, {
          path: "spec.minReplicas",
          message: "It may go down to a single pod.",
          fix: "Make 2 the default of minReplicas, or more.",
        });
      }
    }
  },
});
