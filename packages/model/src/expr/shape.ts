import type { SchemaNode } from "../values/schema-node.ts";
import { functionResults } from "./functions.ts";
import type { Node } from "./node.ts";

/** The form a node's value has, which decides how it is written. `any` is known only when rendered. */
export type Shape = "string" | "integer" | "number" | "boolean" | "object" | "list" | "null" | "any";

export function shapeOf(node: Node): Shape {
  switch (node.kind) {
    case "literal":
      return literalShape(node.value);
    case "object":
    case "mapValues":
    case "merge":
    case "resource":
      return "object";
    case "list":
    case "each":
      return "list";
    case "spread":
      return shapeOf(node.list);
    case "value":
    case "variable":
    case "field":
    case "raw":
      return schemaShape(node.schema);
    case "builtin":
      return node.type;
    case "text":
    case "lines":
    case "file":
    case "lookup":
      return "string";
    case "if":
      return node.otherwise === undefined
        ? shapeOf(node.then)
        : common(shapeOf(node.then), shapeOf(node.otherwise));
    case "let":
      return shapeOf(node.body);
    case "include":
      return shapeOf(node.helper.body);
    case "keep":
      return shapeOf(node.of);
    case "call": {
      const result = functionResults[node.fn];
      if (result === "first") return shapeOf(node.args[0] as Node);
      return result;
    }
  }
  node satisfies never;
  throw new TypeError(`bug: unknown node ${JSON.stringify(node)}`);
}

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
