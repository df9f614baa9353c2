import type { SchemaNode } from "../values/schema-node.ts";
import { functionResults } from "./functions.ts";
import { byKind, forKinds, type Walk } from "./handlers.ts";
import type { Node } from "./node.ts";
import type { Shape } from "./shape-type.ts";

export const shapeOf: Walk<Shape> = byKind({
  literal: ({ value }) => literalShape(value),
  builtin: ({ type }) => type,
  ...forKinds(["object", "mapValues", "merge", "resource"], (): Shape => "object"),
  ...forKinds(["list", "each"], (): Shape => "list"),
  ...forKinds(["text", "lines", "file", "lookup"], (): Shape => "string"),
  ...forKinds(["value", "variable", "field", "raw"], ({ schema }) => schemaShape(schema)),
  if: ({ then, otherwise }) =>
    otherwise === undefined ? shapeOf(then) : common(shapeOf(then), shapeOf(otherwise)),
  spread: ({ list }) => shapeOf(list),
  let: ({ body }) => shapeOf(body),
  include: ({ helper }) => shapeOf(helper.body),
  keep: ({ of }) => shapeOf(of),
  call: ({ fn, args }) => {
    const result = functionResults[fn];
    return result === "first" ? shapeOf(args[0] as Node) : result;
  },
});

export function schemaShape(schema: SchemaNode): Shape {
  switch (schema.kind) {
    case "string":
    case "integer":
    case "number":
    case "boolean":
    case "any":
      return schema.kind;
    case "array":
      return "list";
    case "map":
    case "object":
    case "subchart":
      return "object";
    case "kubernetes":
      return schema.shape;
    case "enum":
      return schema.options.map(literalShape).reduce(common);
    case "union":
      return schema.options.map(schemaShape).reduce(common);
    case "nullable":
      return schemaShape(schema.of);
  }
  schema satisfies never;
  throw new TypeError(`bug: unknown schema ${JSON.stringify(schema)}`);
}

function literalShape(value: string | number | boolean | null): Shape {
  if (value === null) return "null";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value as "string" | "boolean";
}

function common(a: Shape, b: Shape): Shape {
  return a === b ? a : "any";
}
