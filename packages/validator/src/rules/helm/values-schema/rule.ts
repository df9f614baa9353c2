import { defineChartRule } from "../../framework/rule.ts";

export const rule = defineChartRule({
  code: "CW3718",
  severity: "warning",
  title: "nothing refuses a value that is mistyped",
  why: "`replicaCuont: 3` is taken without a word, and nothing happens.",
  check({ files, values, metadata, report }) {
    if (values.length === 0 || metadata.type === "library") return;
    const text = files.get("values.schema.json");
    if (text === undefined) {
      report("Chart.yaml", {
        message: "There is no values.schema.json.",
        fix: "Write one that closes every object.",
      });
      return;
    }
    let schema: { additionalProperties?: unknown; unevaluatedProperties?: unknown } = {};
    try {
      schema = (JSON.parse(text) ?? {}) as typeof schema;
    } catch {
      return;
    }
    if (schema.additionalProperties === false || schema.unevaluatedProperties === false) return;
    report("values.schema.json", {
      line: 1,
      message: "The schema takes any key beside those that it names.",
      fix: 'Add "additionalProperties": false, and "global" to the properties.',
    });
  },
});
