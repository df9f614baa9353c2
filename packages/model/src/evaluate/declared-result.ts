import type { RawNode } from "../expr/node.ts";
import { schemaShape } from "../expr/shape.ts";
import type { Shape } from "../expr/shape-type.ts";
import { isMapping } from "../values/defaults.ts";
import { TemplateFailure } from "./input.ts";

/** What a pipeline gave, held to what it is declared to give. */
export function held(value: unknown, { schema }: RawNode, text: string): unknown {
  const shape = schemaShape(schema);
  if (fits[shape](value)) return value;
  throw new TemplateFailure(`\`${text}\` gives ${JSON.stringify(value)}, but is declared to give a ${shape}`);
}

const fits: Readonly<Record<Shape, (value: unknown) => boolean>> = {
  string: (value) => typeof value === "string",
  number: (value) => typeof value === "number",
  boolean: (value) => typeof value === "boolean",
  integer: Number.isInteger,
  list: Array.isArray,
  object: isMapping,
  null: (value) => value === null,
  any: () => true,
};
