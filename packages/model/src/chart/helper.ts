import { type Expr, exprOf } from "../expr/expr.ts";
import type { Helper } from "../expr/node.ts";
import type { Rendered, Templated } from "../expr/templated.ts";
import { toNode } from "../expr/to-node.ts";
import { authorsPlace } from "./place.ts";

export interface HelperOptions {
  /** A sentence, printed above the template. */
  readonly doc: string;
  /** Whether its text can never be read as anything but a string in YAML, so that it needs no quotes. */
  readonly plain?: boolean;
}

/**
 * A named template, `<chart>.<name>`: what is used more than once gets its name and is written once.
 * The expression that it gives is a call of it.
 *
 * @example
 * const image = helper("image", text`${values.image.repository}:${values.image.tag}`, { doc: "The image, whole." });
 */
export function helper<const V>(name: string, body: V, options: HelperOptions): Expr<Rendered<V>>;
/** The same, of a declared type: `helper<IPodTemplateSpec>(…)`. */
export function helper<T>(name: string, body: Templated<T>, options: HelperOptions): Expr<T>;
export function helper(name: string, body: unknown, options: HelperOptions): Expr<unknown> {
  const made: Helper = Object.freeze({
    name,
    doc: options.doc,
    plain: options.plain ?? false,
    body: toNode(body),
    place: authorsPlace(),
  });
  return exprOf({ kind: "include", helper: made });
}
