import { GoObject, type Value } from "../value/value.ts";
import { getField, methodOf, SignatureError } from "./access.ts";
import { callError } from "./compile-call.ts";
import type { Eval } from "./compile-expression.ts";
import { FunctionError, failAt } from "./errors.ts";
import type { Frame } from "./frame.ts";
import { lastNode } from "./last-node.ts";
import type { ArgNode, Tree } from "./node.ts";

/** `.a.b.c` of a template, with what an error names. */
export interface FieldPath {
  readonly node: ArgNode;
  readonly names: readonly string[];
  readonly tree: Tree;
  /** The loop of which the receiver is an element, which matters to the text of errors. */
  readonly loop: number;
}

/** What a map holds under a name, where there is no more to know: no method goes before it. */
function entryOf(value: Value, name: string): Value {
  return value instanceof Map && (value.constructor === Map || methodOf(value, name) === undefined)
    ? value.get(name)
    : undefined;
}

/** Takes fields of what a receiver gives. One and two names are spelt out, as they are the faster for it. */
export function takeFields(receiver: Eval, path: FieldPath): Eval {
  const { names } = path;
  const [first = "", second = ""] = names;
  const slow = (frame: Frame, value: Value, at: number, owner?: Value): Value =>
    step(frame, value, at, path, owner);
  if (names.length === 1) {
    return (frame, dot) => {
      const value = receiver(frame, dot);
      if (value instanceof Map) {
        const found = value.get(first);
        if (found !== undefined) return found;
      }
      return slow(frame, value, 0);
    };
  }
  if (names.length === 2) {
    return (frame, dot) => {
      const owner = receiver(frame, dot);
      const value = entryOf(owner, first) ?? slow(frame, owner, 0);
      return entryOf(value, second) ?? slow(frame, value, 1, owner);
    };
  }
  return (frame, dot) => {
    let value = receiver(frame, dot);
    let owner: Value;
    for (let at = 0; at < names.length; at++) {
      const found = entryOf(value, names[at] as string) ?? slow(frame, value, at, owner);
      owner = value;
      value = found;
    }
    return value;
  };
}

/**
 * One field, by the slow way that knows methods and errors.
 *
 * @param owner what the value was a field of: that of a struct has a type, that of a map may be anything.
 */
export function step(frame: Frame, value: Value, at: number, path: FieldPath, owner?: Value): Value {
  const { names, tree, node, loop } = path;
  const name = names[at] as string;
  try {
    return getField(value, name, at > 0 ? !(owner instanceof GoObject) : frame.givesAnything(loop));
  } catch (error) {
    const isMethod = value !== null && value !== undefined && methodOf(value, name) !== undefined;
    if (error instanceof SignatureError || (error instanceof FunctionError && !isMethod))
      failAt(tree, lastNode(node), error.message);
    throw callError(error, tree, node, name);
  }
}
