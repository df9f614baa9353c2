import { type Expr, exprOf, isExpr, nodeOf, type Spread } from "../expr/expr.ts";
import type { Node, VariableNode } from "../expr/node.ts";
import { toNode } from "../expr/to-node.ts";
import type { Template } from "../values/value.ts";
import { call } from "./conditions.ts";

type Text = Expr<string> | string;

/**
 * Text with expressions in it. A whole number is written without an exponent.
 *
 * @example
 * text`${names.fullname}-headless`
 */
export function text(
  strings: TemplateStringsArray,
  ...parts: readonly (Expr<string | number | boolean> | string | number)[]
): Expr<string> {
  const nodes: (string | Node)[] = [];
  strings.forEach((string, index) => {
    if (string !== "") nodes.push(string);
    const part = parts[index];
    if (part === undefined) return;
    nodes.push(isExpr(part) ? nodeOf(part) : String(part));
  });
  return exprOf({ kind: "text", parts: Object.freeze(nodes) });
}

/**
 * Lines of text, each ended; one that is absent is left out, and lines in it are lines of the whole. The first is never
 * absent. For NOTES, and as the body of a helper for a file in any format.
 *
 * @example
 * lines("Installed.", when(values.ingress.enabled, text`Open http://${values.ingress.host}/`))
 */
export function lines(
  first: Expr<string> | string,
  ...rest: readonly (Expr<string | undefined> | Spread<string | undefined> | string)[]
): Expr<string> {
  return exprOf({ kind: "lines", lines: Object.freeze([first, ...rest].map((line) => toNode(line))) });
}

/** The first `length` characters (Unicode code points, where Sprig's `trunc` would cut one in two). */
export function trunc(value: Text, length: number): Expr<string> {
  return exprOf(call("trunc", value, length));
}
export function trimSuffix(value: Text, suffix: string): Expr<string> {
  return exprOf(call("trimSuffix", value, suffix));
}
/** Every `from` replaced by `to`. */
export function replace(value: Text, from: string, to: string): Expr<string> {
  return exprOf(call("replace", value, from, to));
}
/** A number or boolean as text: for environment variables, labels and annotations. */
export function toText(value: Expr<string | number | boolean>): Expr<string> {
  return exprOf(call("toText", value));
}
/** JSON in one line, keys in order, `<`, `>` and `&` escaped, as Go writes it. */
export function toJson(
  value: Expr<unknown> | readonly unknown[] | { readonly [key: string]: unknown },
): Expr<string> {
  return exprOf(call("toJson", value));
}
/**
 * YAML as Helm's `toYaml` writes it, keys in order, with one line break at its end: a configuration file.
 * A mapping with expressions in it gets a helper of its own, so that its template can be read.
 *
 * @example
 * toYaml(helper("config", { logLevel: values.logLevel }, { doc: "The program's configuration." }))
 */
export function toYaml(value: Expr<unknown>): Expr<string> {
  return exprOf(call("toYaml", value));
}
/**
 * What a user's text with templates in it gives: Helm's `tpl`. Only for values that are declared as `v.template()`,
 * since such a text may read all values.
 */
export function tpl(value: Expr<Template>): Expr<string> {
  return exprOf(call("tpl", value));
}
/** SHA-256 of a text, in hexadecimal. */
export function sha256(value: Text): Expr<string> {
  return exprOf(call("sha256", value));
}
export function base64(value: Text): Expr<string> {
  return exprOf(call("base64", value));
}
/**
 * A random text of letters and digits, another each time: for what is kept with `lookup`. Offline every rendering has
 * another, so let GitOps name a Secret that is there already.
 *
 * @example
 * orElse(lookup(Secret, { namespace: release.namespace, name: names.fullname }, ["data", "password"]), base64(random(32)))
 */
export function random(length: number): Expr<string> {
  return exprOf(call("random", length));
}
/**
 * A checksum of values, for a pod template's annotation: the pods are replaced when what they read changes,
 * and only then (a checksum over a whole manifest also changes with the chart's version).
 */
export function checksumOf(value: Expr<unknown>): Expr<string> {
  return sha256(toJson(value));
}

/** A text under a name, for use in `make`: computed once. */
export function bind<Out>(
  hint: string,
  value: Expr<string>,
  make: (bound: Expr<string>) => Expr<Out>,
): Expr<Out> {
  const variable = Object.freeze<VariableNode>({
    kind: "variable",
    hint,
    schema: { kind: "string" },
    value: nodeOf(value),
  });
  return exprOf({ kind: "let", variable, value: nodeOf(value), body: toNode(make(exprOf(variable))) });
}
