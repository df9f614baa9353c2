import { authorsPlace } from "../chart/place.ts";
import { type Expr, exprOf, isExpr, nodeOf } from "../expr/expr.ts";
import type { Node } from "../expr/node.ts";
import { toNode } from "../expr/to-node.ts";
import { type AnyValue, type Infer, schemaOf } from "../values/value.ts";

/**
 * A pipeline in Helm's template language, for what no operator says. What is put into it stands there as an argument;
 * it reads nothing else. A backslash is a backslash, as in the template.
 *
 * @param type what the pipeline gives; it is held to that
 *
 * @example
 * raw(v.string())`regexReplaceAll "[^a-z0-9]" ${values.host} "-" | trunc 20`
 */
export function raw<V extends AnyValue>(
  type: V,
): (strings: TemplateStringsArray, ...parts: readonly (Expr<unknown> | string | number)[]) => Expr<Infer<V>> {
  return (strings, ...given) => {
    const parts = strings.raw.flatMap((string, index): (string | Node)[] => {
      const text = string.replace(/\\([`$])/g, "$1");
      const part = given[index];
      return [...(text === "" ? [] : [text]), ...(part === undefined ? [] : [partOf(part)])];
    });
    return exprOf({
      kind: "raw",
      schema: schemaOf(type),
      parts: Object.freeze(parts),
      place: authorsPlace(),
    });
  };
}

function partOf(part: Expr<unknown> | string | number): Node {
  return isExpr(part) ? nodeOf(part) : toNode(part);
}
