import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3517",
  severity: "warning",
  title: "a CronJob may pile up",
  why: "A run that takes longer than the time between two runs meets the next; after 100 missed starts none is started again.",
  check({ all, report }) {
    for (const each of all("CronJob")) {
      const { concurrencyPolicy, startingDeadlineSeconds } = each.object.spec ?? {};
      if (
        (concurrencyPolicy !== undefined && concurrencyPolicy !== "Allow") ||
        startingDeadlineSeconds !== undefined
      )
        continue;
      report(each, {
        path: "spec.concurrencyPolicy",
        message: "It has neither a concurrencyPolicy other than Allow nor startingDeadlineSeconds.",
        fix: "Write concurrencyPolicy: Forbid and startingDeadlineSeconds.",
      });
    }
  },
});
