import type { Interner } from "../expr/intern.ts";
import type { EachNode, Node, Resource } from "../expr/node.ts";
import type { Rule } from "./rule.ts";

interface Parts {
  readonly rules: readonly Rule[];
  readonly resources: readonly Resource[];
  readonly notes: Node | undefined;
}

/** The parts of a chart with equal nodes made one. */
export function interned({ node }: Interner, { rules, resources, notes }: Parts): Parts {
  return {
    rules: rules.map((rule) =>
      Object.freeze({ ...rule, cond: node(rule.cond), message: node(rule.message) }),
    ),
    resources: resources.map(({ loop, cond, body, ...rest }) =>
      Object.freeze({
        ...rest,
        loop: loop && (node(loop) as EachNode),
        cond: cond && node(cond),
        body: node(body),
      }),
    ),
    notes: notes && node(notes),
  };
}
