import { lineAt } from "../../framework/chart-context.ts";
import { defineChartRule } from "../../framework/rule.ts";

export const rule = defineChartRule({
  code: "CW3712",
  severity: "error",
  title: "a schema refers to a place on the network",
  why: "`helm install` fetches it each time, and fails without the network or when the place is gone.",
  check({ files, report }) {
    for (const [path, text] of files) {
      if (!path.endsWith("values.schema.json")) continue;
      for (const { index, 1: to } of text.matchAll(/"\$(?:ref|dynamicRef)"\s*:\s*"(\w+:\/\/[^"]*)"/g)) {
        report(path, {
          line: lineAt(text, index),
          message: `It refers to ${to}.`,
          fix: "Copy what it refers to into $defs, and refer to it there.",
        });
      }
    }
  },
});
