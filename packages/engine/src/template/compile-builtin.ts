import { isTrue, typeOf } from "../value/kind.ts";
import type { Value } from "../value/value.ts";
import { callError } from "./compile-call.ts";
import type { Eval } from "./compile-expression.ts";
import { FunctionError } from "./errors.ts";
import { stopOf } from "./last-node.ts";
import type { AnyNode, ArgNode, Tree } from "./node.ts";
import { printNode } from "./print-node.ts";

/** `and` and `or`, which look at no more arguments than they must. */
export function shortCircuit(node: AnyNode, stopsAt: boolean, evals: readonly Eval[]): Eval {
  const stop = stopOf(node);
  return (frame, dot) => {
    let value: Value;
    for (let at = 0; at < evals.length; at++) {
      value = (evals[at] as Eval)(frame, dot);
      stop.count = at + 1;
      if (isTrue(value) === stopsAt) return value;
    }
    return value;
  };
}

/** `call`: no value that a template can have is a function, so that it is always refused. */
export function callValue(node: AnyNode, args: readonly ArgNode[], evals: readonly Eval[], tree: Tree): Eval {
  const [callee] = args;
  return (frame, dot) => {
    const [value] = evals.map((evaluate) => evaluate(frame, dot));
    const name = callee !== undefined ? printNode(callee) : nameOf(value);
    const message =
      value === null || value === undefined ? "call of nil" : `non-function ${name} of type ${typeOf(value)}`;
    throw callError(new FunctionError(message), tree, node, "call");
  };
}

/** What a value passed on is called. */
function nameOf(value: Value): string {
  return typeof value === "string" ? value : `<${typeOf(value)} Value>`;
}
