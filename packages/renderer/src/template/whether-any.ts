import type { Node } from "@chartwright/model";
import { control, type Lines } from "./control.ts";
import { condition, expression } from "./expression.ts";
import { presenceOf } from "./presence.ts";
import { declare, knowing, type Scope, withDot } from "./scope.ts";

/**
 * Finds out, where no condition known before tells it, whether a node gives anything: lines that leave the answer in a
 * variable.
 */
export function whetherAny(
  node: Node,
  scope: Scope,
  indent: number,
): { readonly lines: Lines; readonly answer: string; readonly scope: Scope } {
  const { name, scope: inner } = declare(scope, {
    kind: "variable",
    hint: "any",
    schema: { kind: "boolean" },
  });
  const lines = [control(indent, `${name} := false`), ...asking(node, inner, indent, name)];
  return { lines, answer: name, scope: inner };
}

function asking(node: Node, scope: Scope, indent: number, answer: string): Lines {
  const presence = presenceOf(node);
  const found = control(indent, `${answer} = true`);
  if (presence === "always") return [found];
  if (presence !== "unknown")
    return [control(indent, `if ${condition(presence, scope)}`), found, control(indent, "end")];
  switch (node.kind) {
    case "each": {
      const keyed = node.key === undefined ? undefined : declare(scope, node.key);
      const item = declare(keyed?.scope ?? scope, node.item);
      const names = keyed === undefined ? item.name : `${keyed.name}, ${item.name}`;
      const inside = asking(node.body, withDot(item.scope, undefined), indent, answer);
      return [
        control(indent, `range ${names} := ${expression(node.over, scope)}`),
        ...inside,
        control(indent, "end"),
      ];
    }
    case "if": {
      const then = asking(node.then, knowing(scope, node.cond), indent, answer);
      const otherwise =
        node.otherwise === undefined
          ? []
          : [control(indent, "else"), ...asking(node.otherwise, scope, indent, answer)];
      return [
        control(indent, `if ${condition(node.cond, scope)}`),
        ...then,
        ...otherwise,
        control(indent, "end"),
      ];
    }
    case "let": {
      const { name, scope: inner } = declare(scope, node.variable);
      return [
        control(indent, `${name} := ${expression(node.value, scope)}`),
        ...asking(node.body, inner, indent, answer),
      ];
    }
    case "include":
      return asking(node.helper.body, scope, indent, answer);
    case "list":
      return node.items.flatMap((item) => asking(item, scope, indent, answer));
    case "object":
      return node.entries.flatMap(({ value }) => asking(value, scope, indent, answer));
    case "merge":
      return node.parts.flatMap((part) => asking(part, scope, indent, answer));
    case "spread":
      return asking(node.list, scope, indent, answer);
    default:
      return [found];
  }
}
