import { defineChartRule } from "../../framework/rule.ts";

export const rule = defineChartRule({
  code: "CW3720",
  severity: "warning",
  title: "an image cannot be moved to another registry, or pinned",
  why: "Who runs without the Internet, or by digest, has to patch the chart.",
  check({ values, report }) {
    for (const { path, value, line } of values) {
      if (typeof value !== "object" || value === null || Array.isArray(value) || !("repository" in value))
        continue;
      if (!("tag" in value) && !("pullPolicy" in value)) continue;
      const missing = ["registry", "tag", "digest"].filter((key) => !(key in value));
      if (missing.length === 0) continue;
      report("values.yaml", {
        line,
        message: `${path} has no ${missing.join(" and no ")}.`,
        fix: "Let registry, repository, tag and digest be values of their own.",
      });
    }
  },
});
