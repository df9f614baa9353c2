import { type Expr, exprOf, nodeOf } from "../expr/expr.ts";
import type { Node } from "../expr/node.ts";
import { isSet, when } from "../operators/conditions.ts";
import { lines, text } from "../operators/text.ts";
import type { ObjectSchema } from "../values/schema-node.ts";
import { placedValues } from "../values/walk.ts";
import type { Names } from "./names.ts";

/** NOTES with a line for each deprecated value that is given. */
export function withDeprecations(
  notes: Expr<string> | undefined,
  schema: ObjectSchema,
  names: Names,
): Node | undefined {
  const warnings = placedValues(schema).flatMap(({ path, schema: value }) => {
    if (value.deprecated === undefined) return [];
    const given = exprOf({ kind: "value", path, schema: value });
    return [
      when(isSet(given), `WARNING: the value \`${path.join(".")}\` is deprecated. ${value.deprecated}`),
    ];
  });
  if (warnings.length === 0) return notes && nodeOf(notes);
  const own = notes === undefined ? [text`${names.fullname} is installed.`] : linesOf(notes);
  const [first, ...rest] = [...own, ...warnings] as [Expr<string>, ...Expr<string | undefined>[]];
  return nodeOf(lines(first, ...rest));
}

function linesOf(notes: Expr<string>): Expr<string>[] {
  const node = nodeOf(notes);
  return node.kind === "lines" ? node.lines.map((line) => exprOf<string>(line)) : [notes];
}
