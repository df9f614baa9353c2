import { goPattern } from "@chartwright/engine";
import { defineChartRule } from "../../framework/rule.ts";

export const rule = defineChartRule({
  code: "CW3719",
  severity: "error",
  title: "a schema refuses what Helm gives every subchart",
  why: "As a dependency of another chart it does not install: `global` is among its values then.",
  check({ files, report }) {
    const text = files.get("values.schema.json");
    if (text === undefined) return;
    let schema: {
      additionalProperties?: unknown;
      properties?: Record<string, unknown>;
      patternProperties?: object;
    } = {};
    try {
      schema = (JSON.parse(text) ?? {}) as typeof schema;
    } catch {
      return;
    }
    const patterns = Object.keys(schema.patternProperties ?? {});
    if (schema.additionalProperties !== false || schema.properties?.global !== undefined) return;
    if (patterns.some((pattern) => takesGlobal(pattern))) return;
    report("values.schema.json", {
      line: 1,
      message: 'It is closed, and names no property "global".',
      fix: 'Add "global": { "type": "object" } to the properties.',
    });
  },
});

/** Whether a key's pattern takes "global"; yes for one that Go refuses, which is told elsewhere. */
function takesGlobal(pattern: string): boolean {
  try {
    return goPattern(pattern).test("global");
  } catch {
    return true;
  }
}
