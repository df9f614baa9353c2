import type { Value } from "../value/value.ts";
import { checkCount, getField, methodOf, refuseArguments, SignatureError } from "./access.ts";
import { coerce, Mismatch } from "./coerce.ts";
import { callError } from "./compile-call.ts";
import type { Eval } from "./compile-expression.ts";
import { type FieldPath, step } from "./compile-field.ts";
import { FunctionError, failAt } from "./errors.ts";
import type { ParamType } from "./function-type.ts";
import { lastNode } from "./last-node.ts";
import type { ArgNode } from "./node.ts";

/** `.a.b.c` with arguments: the last name is that of a method. */
export interface MethodCall extends FieldPath {
  readonly args: readonly ArgNode[];
  /** The arguments by the types that they must fit, which are known only once the method is. */
  readonly evals: readonly ((type: ParamType) => Eval)[];
  /** What a pipeline passes on. */
  readonly final: Eval | undefined;
}

/** Calls a method of what a receiver gives. */
export function takeMethod(receiver: Eval, called: MethodCall): Eval {
  const { node, names, tree, loop, args, evals, final } = called;
  const name = names.at(-1) as string;
  return (frame, dot) => {
    let value = receiver(frame, dot);
    for (let at = 0; at < names.length - 1; at++) value = step(frame, value, at, called);
    if (value === undefined) return undefined;
    const method = methodOf(value, name);
    let given: Value[];
    try {
      if (method === undefined) {
        getField(value, name, names.length === 1 && frame.givesAnything(loop));
        return refuseArguments(value, name);
      }
      checkCount(method, name, evals.length + (final === undefined ? 0 : 1));
      const typeAt = (at: number): ParamType =>
        (method.params[Math.min(at, method.params.length - 1)] ?? "interface {}") as ParamType;
      given = evals.map((evaluate, at) => evaluate(typeAt(at))(frame, dot));
      if (final !== undefined) given.push(coerce(final(frame, dot), typeAt(given.length)));
    } catch (error) {
      if (error instanceof Mismatch) failAt(tree, lastNode(args.at(-1) ?? node), error.message);
      if (error instanceof SignatureError || (method === undefined && error instanceof FunctionError))
        failAt(tree, lastNode(node), error.message);
      throw error;
    }
    try {
      return method.call(...given);
    } catch (error) {
      throw callError(error, tree, node, name);
    }
  };
}
