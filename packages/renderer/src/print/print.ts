import { argument, condition, expression, included } from "../template/expression.ts";
import { yamlKey } from "../template/scalar.ts";
import { declare, type Scope, withDot } from "../template/scope.ts";
import { mention } from "../tree/parts.ts";
import { byTree, type Held, type IfTree, type Tree, type Trees, type WithTree } from "../tree/tree.ts";
import { control, type Line, type Lines, pad } from "./line.ts";
import { scalarLines } from "./scalar-lines.ts";
import { lineText, textLines } from "./text-lines.ts";

/** Where something is printed: what its names mean, and how far it is indented. */
interface At {
  readonly scope: Scope;
  readonly indent: number;
}

/** A template as lines. */
export function print(trees: Trees, scope: Scope, indent = 0): Lines {
  return trees.flatMap((tree) => printTree(tree, { scope, indent }));
}

const printTree: (tree: Tree, at: At) => Lines = byTree({
  field: (tree, at) => {
    const { key, held } = tree;
    const name = typeof key === "string" ? yamlKey(key) : `{{ ${expression(key, at.scope)} | quote }}`;
    const start = `${pad(at.indent)}${name}:`;
    if (held.kind === "nested") return [line(start, tree), ...print(held.body, at.scope, at.indent + 2)];
    return heldLines(`${start} `, held, tree, at);
  },
  item: (tree, at) => {
    const { held } = tree;
    const dash = `${pad(at.indent)}-`;
    if (held.kind !== "nested") return heldLines(`${dash} `, held, tree, at);
    const nested = print(held.body, at.scope, at.indent + 2);
    const [first, ...rest] = nested;
    // An action on the dash's line would swallow the dash.
    if (first === undefined || first.text.trimStart().startsWith("{{")) return [line(dash, tree), ...nested];
    return [{ ...first, text: `${dash} ${first.text.trimStart()}` }, ...rest];
  },
  insert: (tree, { scope, indent }) => {
    const { node, how } = tree;
    if (node.kind !== "include" || how === "yaml")
      return [line(control(indent, `toYaml ${argument(node, scope)} | nindent ${indent}`), tree)];
    const call = included(node, scope).text;
    return [line(indent === 0 ? `{{ ${call} }}` : control(indent, `${call} | nindent ${indent}`), tree)];
  },
  if: (tree, at) => choice(tree, `if ${condition(tree.cond, at.scope)}`, at, at.scope),
  with: (tree, at) => choice(tree, `with ${expression(tree.of, at.scope)}`, at, withDot(at.scope, tree.of)),
  range: (tree, { scope, indent }) => {
    const keyed = tree.key === undefined ? undefined : declare(scope, tree.key);
    const item = declare(keyed?.scope ?? scope, tree.item);
    const isKeyed = tree.key !== undefined && mention(tree.body, tree.key);
    const names = isKeyed ? `${keyed?.name}, ${item.name}` : item.name;
    return [
      line(control(indent, `range ${names} := ${expression(tree.over, scope)}`), tree),
      ...print(tree.body, withDot(item.scope, undefined), indent),
      line(control(indent, "end"), tree),
    ];
  },
  let: (tree, { scope, indent }) => {
    const { name, scope: inner } = declare(scope, tree.variable);
    return [
      line(control(indent, `${name} := ${expression(tree.value, scope)}`), tree),
      ...print(tree.body, inner, indent),
    ];
  },
  set: (tree, { scope, indent }) => [
    line(control(indent, `${expression(tree.variable, scope)} = true`), tree),
  ],
  say: (tree, { scope, indent }) => [line(control(indent, expression(tree.node, scope)), tree)],
  fail: (tree, { scope, indent }) => [line(control(indent, `fail ${argument(tree.node, scope)}`), tree)],
  text: (tree, { scope }) => textLines(tree, scope, print),
  line: (tree, { scope }) => [line(lineText(tree, scope, print), tree)],
  separator: (tree) => [line("---", tree)],
});

function line(text: string, tree: Tree): Line {
  return { text, tree };
}

function heldLines(
  prefix: string,
  held: Exclude<Held, { readonly kind: "nested" }>,
  tree: Tree,
  { scope, indent }: At,
): Lines {
  if (held.kind === "empty") return [line(`${prefix}${held.text}`, tree)];
  return scalarLines(prefix, held.node, scope, indent + 2).map((text) => line(text, tree));
}

function choice(tree: IfTree | WithTree, opening: string, { scope, indent }: At, inner: Scope): Lines {
  const action = (text: string) => line(control(indent, text), tree);
  const otherwise =
    tree.otherwise === undefined ? [] : [action("else"), ...print(tree.otherwise, scope, indent)];
  return [action(opening), ...print(tree.then, inner, indent), ...otherwise, action("end")];
}
