import { bound, type Scope } from "../evaluate/scope.ts";
import type { Node, VariableNode } from "../expr/node.ts";
import { type Loops, placesRead, type Read } from "./reads.ts";
import type { Step } from "./step.ts";

/** What decides whether a field is there, and where in its list. */
export interface Decision {
  /** A condition; a loop, for one of its items; or what stands before it in a list or mapping. */
  readonly kind: "condition" | "loop" | "before";
  readonly node: Node;
  readonly outcome: "yes" | "no";
  readonly reads: readonly Read[];
}

/** How a node was come to, and what the names in it mean. */
export interface Walk {
  readonly scope: Scope;
  readonly loops: Loops;
  readonly steps: readonly Step[];
  readonly decisions: readonly Decision[];
}

/** Within a loop, at one of its items. */
export function inLoop(
  at: Walk,
  over: Node,
  variable: VariableNode,
  keyed: VariableNode | undefined,
  key: string,
  value: unknown,
): Walk {
  const of = placesRead(over, at.loops);
  const below = of.map(
    (read): Read => (read.kind === "value" ? { ...read, path: [...read.path, key] } : read),
  );
  const loops = new Map(at.loops).set(variable, below);
  if (keyed !== undefined) loops.set(keyed, below);
  const scope = bound(variable, value, keyed === undefined ? at.scope : bound(keyed, key, at.scope));
  return {
    ...at,
    scope,
    loops,
    decisions: [...at.decisions, { kind: "loop", node: over, outcome: "yes", reads: of }],
  };
}

export function stepped(at: Walk, step: Step): Walk {
  return { ...at, steps: [...at.steps, step] };
}

export function decided(at: Walk, node: Node, yes: boolean): Walk {
  const made: Decision = {
    kind: "condition",
    node,
    outcome: yes ? "yes" : "no",
    reads: placesRead(node, at.loops),
  };
  return { ...at, decisions: [...at.decisions, made] };
}

/** Goes past a part or an item that does not hold the field, but could. */
export function passing(at: Walk, node: Node, key: string | undefined, inside: Walk = at): Walk {
  const reads = placesRead(node, inside.loops);
  if (reads.length === 0) return at;
  const below = reads.map(
    (read): Read =>
      read.kind === "value" && key !== undefined ? { ...read, path: [...read.path, key] } : read,
  );
  return { ...at, decisions: [...at.decisions, { kind: "before", node, outcome: "no", reads: below }] };
}
