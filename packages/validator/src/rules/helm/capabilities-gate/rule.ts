import { actionsIn } from "../../framework/chart-context.ts";
import { defineChartRule } from "../../framework/rule.ts";

export const rule = defineChartRule({
  code: "CW3715",
  severity: "warning",
  title: "what is rendered depends on the cluster alone",
  why: "`helm template`, and the GitOps tools that use it, do not know the cluster's APIs: they leave the object out.",
  check({ templates, report }) {
    for (const { path, text } of templates) {
      for (const { code, line } of actionsIn(text)) {
        if (!/^(else )?if\b/.test(code) || !/\.Capabilities\.APIVersions\.Has\b/.test(code)) continue;
        if (code.includes(".Values.")) continue;
        report(path, {
          line,
          message: `Only the cluster decides: ${code}.`,
          fix: "Let a value decide too: {{ if or .Values.monitoring.enabled (.Capabilities.APIVersions.Has …) }}.",
        });
      }
    }
  },
});
