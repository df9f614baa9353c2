import { type Diagnostic, diagnostic, type Place } from "@chartwright/diagnostics";
import type { ObjectSchema, SchemaNode } from "../values/schema-node.ts";

/** What ECMAScript's expressions have and RE2's, which Helm reads patterns with, have not. */
const beyondRe2 = /\(\?<?[=!]|\\[1-9]|\\k<|\\[uc]/;

/** That Helm can read the patterns of a chart's values. */
export function checkPatterns(values: ObjectSchema, place: Place | undefined): readonly Diagnostic[] {
  return patternsIn(values, []).flatMap(({ path, pattern }) => {
    // An escaped backslash or parenthesis begins nothing.
    const found = beyondRe2.exec(pattern.replaceAll("\\\\", "").replaceAll("\\(", ""))?.[0];
    if (found === undefined) return [];
    return diagnostic("CW1009", {
      message: `The pattern of the value ${path.join(".")} has \`${found}\`: ${pattern}`,
      fix: "Say it without looking ahead, behind or back: by `.except(…)`, `.keysExcept(…)`, or a rule of the chart. Write a character as it is.",
      place,
    });
  });
}

interface Pattern {
  readonly path: readonly string[];
  readonly pattern: string;
}

function patternsIn(schema: SchemaNode, path: readonly string[]): readonly Pattern[] {
  switch (schema.kind) {
    case "string":
      return schema.pattern === undefined ? [] : [{ path, pattern: schema.pattern }];
    case "map": {
      const own = schema.keyPattern === undefined ? [] : [{ path, pattern: schema.keyPattern }];
      return [...own, ...patternsIn(schema.values, [...path, "*"])];
    }
    case "array":
      return patternsIn(schema.items, [...path, "*"]);
    case "object":
      return Object.entries(schema.properties).flatMap(([name, each]) => patternsIn(each, [...path, name]));
    case "union":
      return schema.options.flatMap((each) => patternsIn(each, path));
    case "nullable":
      return patternsIn(schema.of, path);
    case "subchart":
    case "kubernetes":
    case "integer":
    case "number":
    case "boolean":
    case "enum":
    case "any":
      return [];
  }
  schema satisfies never;
  return [];
}
