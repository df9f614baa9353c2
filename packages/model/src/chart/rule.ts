import type { Place } from "@chartwright/diagnostics";
import { type Expr, nodeOf } from "../expr/expr.ts";
import type { Node } from "../expr/node.ts";
import { toNode } from "../expr/to-node.ts";
import { authorsPlace } from "./place.ts";

/** Values that the chart refuses although each fits its schema: a rule across several of them. */
export interface Rule {
  /** Where this is true in Helm's sense, nothing is rendered. */
  readonly cond: Node;
  readonly message: Node;
  readonly place: Place | undefined;
}

/**
 * Refuses values where `cond` is true in Helm's sense, with a message: Helm's `fail`.
 *
 * @example
 * refuse(and(values.ingress.enabled, isEmpty(values.ingress.host)), "ingress.enabled needs ingress.host.")
 */
export function refuse(cond: Expr<unknown>, message: Expr<string> | string): Rule {
  return Object.freeze({ cond: nodeOf(cond), message: toNode(message), place: authorsPlace() });
}
