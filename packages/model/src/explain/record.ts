import { fieldOf, rawOf } from "../evaluate/node.ts";
import type { Decider, Outcome, Scope, Trace } from "../evaluate/scope.ts";
import type { Node } from "../expr/node.ts";
import type { Step } from "../expr/step.ts";

/** An evaluation of a node, as it went. */
export interface Recorded {
  readonly node: Node;
  readonly scope: Scope;
  readonly value: unknown;
  /** Which way it decided, if it did. */
  readonly outcome: Outcome | undefined;
  /** What it came to, each by a step, in the order of evaluation. */
  readonly parts: readonly Part[];
}

export interface Part {
  readonly step: Step;
  readonly record: Recorded;
}

/** Evaluates a node as a field takes it, and keeps how that went. */
export function recordOf(node: Node, scope: Scope): Recorded {
  const { trace, whole } = recording(node);
  fieldOf(node, { ...scope, trace, included: undefined });
  return whole();
}

/** What a node gives to a function, without a record of it. */
export function plainValue(node: Node, { scope }: Recorded): unknown {
  return rawOf(node, { ...scope, trace: undefined });
}

/** A record that is being made. */
interface Open {
  readonly what: Decider;
  readonly scope: Scope;
  value: unknown;
  outcome: Outcome | undefined;
  readonly parts: { readonly step: Step; readonly record: Open }[];
}

function recording(root: Node): { readonly trace: Trace; readonly whole: () => Recorded } {
  const stack: Open[] = [];
  let first: Open | undefined;
  const trace: Trace = {
    enter: (what, step, scope) => {
      const above = stack.at(-1);
      // A node that is evaluated in another way within itself is one record.
      const made: Open =
        above !== undefined && step === undefined && above.what === what
          ? above
          : { what, scope, value: undefined, outcome: undefined, parts: [] };
      first ??= made;
      if (step !== undefined) above?.parts.push({ step, record: made });
      stack.push(made);
    },
    decide: (_, outcome) => {
      const at = stack.at(-1);
      if (at !== undefined) at.outcome = outcome;
    },
    leave: (value) => {
      const at = stack.pop();
      if (at !== undefined) at.value = value;
    },
  };
  const whole = (): Recorded => {
    if (first === undefined) throw new Error(`a bug in Chartwright: ${root.kind} was not evaluated`);
    return frozen(first);
  };
  return { trace, whole };
}

/** Only nodes are come to by a step. */
function frozen({ what, parts, ...rest }: Open): Recorded {
  const made = parts.map(({ step, record }) => ({ step, record: frozen(record) }));
  return { ...rest, node: what as Node, parts: made };
}
