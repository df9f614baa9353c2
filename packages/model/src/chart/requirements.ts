import { exprOf } from "../expr/expr.ts";
import type { CallNode } from "../expr/node.ts";
import { call } from "../operators/conditions.ts";
import type { ObjectSchema, Requirement, SchemaNode } from "../values/schema-node.ts";
import { placedValues } from "../values/walk.ts";
import type { Rule } from "./rule.ts";

/** What the schema's `if`/`then` refuses, as rules: whoever looks for values must go around them. */
export function requirementsOf(schema: ObjectSchema): readonly Rule[] {
  const all = [{ path: [], schema }, ...placedValues(schema)];
  return all.flatMap(({ path, schema: object }) =>
    object.kind === "object"
      ? (object.requires ?? []).flatMap((requirement) => rulesOf(requirement, path, object))
      : [],
  );
}

function rulesOf(
  { when, names }: Requirement,
  path: readonly string[],
  { properties }: ObjectSchema,
): Rule[] {
  const value = (name: string) =>
    exprOf({ kind: "value", path: [...path, name], schema: properties[name] as SchemaNode });
  const is = (name: string, wanted: unknown): CallNode => {
    if (typeof wanted === "boolean") return call(wanted ? "and" : "not", value(name));
    return call("eq", value(name), wanted);
  };
  const conds = Object.entries(when).map(([name, wanted]) => exprOf(is(name, wanted)));
  return names.map((name) =>
    Object.freeze({
      cond: call("and", ...conds, exprOf(call("isEmpty", value(name)))),
      message: Object.freeze({
        kind: "literal" as const,
        value: `"${[...path, name].join(".")}" is required.`,
      }),
      place: undefined,
    }),
  );
}
