import type { Node, VariableNode } from "../expr/node.ts";
import type { Step } from "../expr/step.ts";
import { type Loops, placesRead, type Read } from "./reads.ts";

/** What decides whether a field is there, and where in its list. */
export interface Decision {
  /** A condition; a loop, for one of its items; or what stands before it in a list or mapping. */
  readonly kind: "condition" | "loop" | "before";
  readonly node: Node;
  readonly outcome: "yes" | "no";
  readonly reads: readonly Read[];
}

/** How a node was come to, and what the variables in it stand for. */
export interface Trail {
  readonly loops: Loops;
  readonly steps: readonly Step[];
  readonly decisions: readonly Decision[];
}

/** Within a loop, at one of its items. */
export function inLoop(
  at: Trail,
  over: Node,
  variables: readonly (VariableNode | undefined)[],
  key: string,
): Trail {
  const of = placesRead(over, at.loops);
  const below = of.map(
    (read): Read => (read.kind === "value" ? { ...read, path: [...read.path, key] } : read),
  );
  const loops = new Map(at.loops);
  for (const variable of variables) if (variable !== undefined) loops.set(variable, below);
  const decision: Decision = { kind: "loop", node: over, outcome: "yes", reads: of };
  return { ...at, loops, decisions: [...at.decisions, decision] };
}

export function stepped(at: Trail, step: Step): Trail {
  return { ...at, steps: [...at.steps, step] };
}

export function decided(at: Trail, node: Node, yes: boolean): Trail {
  const reads = placesRead(node, at.loops);
  const made: Decision = { kind: "condition", node, outcome: yes ? "yes" : "no", reads };
  return { ...at, decisions: [...at.decisions, made] };
}

/** Goes past a part or an item that does not hold the field, but could. */
export function passing(at: Trail, node: Node, key: string | undefined, inside: Trail = at): Trail {
  const reads = placesRead(node, inside.loops);
  if (reads.length === 0) return at;
  const below = reads.map(
    (read): Read =>
      read.kind === "value" && key !== undefined ? { ...read, path: [...read.path, key] } : read,
  );
  return { ...at, decisions: [...at.decisions, { kind: "before", node, outcome: "no", reads: below }] };
}
