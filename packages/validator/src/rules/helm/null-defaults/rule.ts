import { defineChartRule } from "../../framework/rule.ts";

export const rule = defineChartRule({
  code: "CW3710",
  severity: "warning",
  title: "a default is null",
  why: "Helm 3, 4.1 and 4.2 disagree about what becomes of it, most of all when the chart is a subchart.",
  check({ values, report }) {
    for (const { path, value, line } of values) {
      if (value !== null) continue;
      report("values.yaml", {
        line,
        message: `${path} is null.`,
        fix: "Write an empty text, {} or [], or leave the key out and describe it in a comment.",
      });
    }
  },
});
