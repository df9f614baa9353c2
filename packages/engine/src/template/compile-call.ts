import { GoObject, type Value } from "../value/value.ts";
import { coerce, Mismatch } from "./coerce.ts";
import type { Eval } from "./compile-expression.ts";
import { ExecError, FunctionError, failAt } from "./errors.ts";
import { bounded } from "./frame.ts";
import type { ParamType, TemplateFunction } from "./function-type.ts";
import { lastNode } from "./last-node.ts";
import type { AnyNode, Tree } from "./node.ts";

/** What was evaluated, checked against the type that a function wants. */
export function checkedArg(evaluate: Eval, type: ParamType, tree: Tree, evaluated: AnyNode): Eval {
  const slow = (value: Value): Value => {
    try {
      return coerce(value, type);
    } catch (error) {
      if (error instanceof Mismatch) failAt(tree, lastNode(evaluated), error.message);
      throw error;
    }
  };
  switch (type) {
    case "reflect.Value":
      return evaluate;
    case "interface {}":
      return (frame, dot) => {
        const value = evaluate(frame, dot);
        if (value === undefined) return null;
        return value instanceof GoObject ? value.boxed() : value;
      };
    case "string":
      return (frame, dot) => {
        const value = evaluate(frame, dot);
        return typeof value === "string" ? value : slow(value);
      };
    default:
      return (frame, dot) => slow(evaluate(frame, dot));
  }
}

/** The error of a call, as Go words it; what is not the template's fault goes through as it is. */
export function callError(error: unknown, tree: Tree, node: AnyNode, name: string): unknown {
  if (error instanceof FunctionError || error instanceof ExecError) {
    try {
      failAt(tree, node, `error calling ${name}: ${error.message}`, error);
    } catch (wrapped) {
      return wrapped;
    }
  }
  return error;
}

/** A call of a function with its arguments. The usual numbers of arguments are spelt out, as they are the faster for it. */
export function callIn(
  declared: TemplateFunction,
  name: string,
  evals: readonly Eval[],
  tree: Tree,
  node: AnyNode,
): Eval {
  const inFrame = declared.callIn;
  if (inFrame !== undefined) {
    return (frame, dot) => {
      const args = evals.map((evaluate) => evaluate(frame, dot));
      try {
        return bounded(frame, inFrame(frame, ...args));
      } catch (error) {
        throw callError(error, tree, node, name);
      }
    };
  }
  const { call } = declared;
  const [first, second, third] = evals as [Eval, Eval, Eval];
  switch (evals.length) {
    case 0:
      return (frame) => {
        try {
          return bounded(frame, call());
        } catch (error) {
          throw callError(error, tree, node, name);
        }
      };
    case 1:
      return (frame, dot) => {
        const a = first(frame, dot);
        try {
          return bounded(frame, call(a));
        } catch (error) {
          throw callError(error, tree, node, name);
        }
      };
    case 2:
      return (frame, dot) => {
        const a = first(frame, dot);
        const b = second(frame, dot);
        try {
          return bounded(frame, call(a, b));
        } catch (error) {
          throw callError(error, tree, node, name);
        }
      };
    case 3:
      return (frame, dot) => {
        const a = first(frame, dot);
        const b = second(frame, dot);
        const c = third(frame, dot);
        try {
          return bounded(frame, call(a, b, c));
        } catch (error) {
          throw callError(error, tree, node, name);
        }
      };
    default:
      return (frame, dot) => {
        const args = new Array<Value>(evals.length);
        for (let at = 0; at < evals.length; at++) args[at] = (evals[at] as Eval)(frame, dot);
        try {
          return bounded(frame, call(...args));
        } catch (error) {
          throw callError(error, tree, node, name);
        }
      };
  }
}

/** Why a function does not take so many arguments, and what is passed on to it. */
export function wrongCount(
  { params, variadic }: TemplateFunction,
  args: number,
  isPassedOn: boolean,
): string | undefined {
  const count = args + (isPassedOn ? 1 : 0);
  if (variadic)
    return count < params.length - 1 ? `want at least ${params.length - 1} got ${args}` : undefined;
  return count === params.length ? undefined : `want ${params.length} got ${count}`;
}
