import { Int, int } from "../value/int.ts";
import { isTrue } from "../value/kind.ts";
import type { Value } from "../value/value.ts";
import { callMethod, getField, methodOf, refuseArguments } from "./access.ts";
import { coerce, Mismatch, takesNil } from "./coerce.ts";
import { BoundError, ExecError, FunctionError, failAt } from "./errors.ts";
import type { Frame } from "./frame.ts";
import type { FunctionTable, ParamType, TemplateFunction } from "./function-type.ts";
import type { AnyNode, ArgNode, CommandNode, NumberNode, PipeNode, Tree } from "./node.ts";
import { printNode } from "./print-node.ts";
import { lastNode, Scope } from "./scope.ts";

/** A compiled expression. */
export type Eval = (frame: Frame, dot: Value) => Value;

/** Compiles the expressions of one template. */
export class Expressions {
  readonly scope: Scope = new Scope();
  readonly #tree: Tree;
  readonly #functions: FunctionTable;

  constructor(tree: Tree, functions: FunctionTable) {
    this.#tree = tree;
    this.#functions = functions;
  }

  /**
   * A pipeline: what it gives is no longer inside an interface, so that a nil is no value.
   *
   * @param ranged whether dot is an element of a range, which matters to the text of errors.
   */
  pipe(pipe: PipeNode, ranged: boolean, isRange = false): Eval {
    let value: Eval | undefined;
    let place: AnyNode = pipe;
    for (const command of pipe.cmds) {
      value = this.#command(command, ranged, value, place);
      place = lastNode(command.args.at(-1) as ArgNode);
    }
    const last = value as Eval;
    const result: Eval = (frame, dot) => {
      const found = last(frame, dot);
      return found === null ? undefined : found;
    };
    const needsNoCheck = pipe.cmds.length === 1 && isPlain(pipe.cmds[0] as CommandNode);
    const plain = needsNoCheck ? last : result;
    if (pipe.decl.length === 0) return plain;
    const slots = pipe.decl.map(({ names: [name = ""] }) =>
      pipe.isAssign ? this.scope.slotOf(name) : this.scope.declare(name, isRange),
    );
    const [slot = 0] = slots;
    if (slots.length === 1) {
      return (frame, dot) => {
        const found = plain(frame, dot);
        frame.vars[slot] = found;
        return found;
      };
    }
    return (frame, dot) => {
      const found = plain(frame, dot);
      for (const each of slots) frame.vars[each] = found;
      return found;
    };
  }

  /** @param place what Go looked at last, before it came to the command. */
  #command(command: CommandNode, ranged: boolean, final: Eval | undefined, place: AnyNode): Eval {
    if (final === undefined) return this.#commandOf(command, ranged, undefined, place);
    // A value that is passed on is no longer inside an interface.
    const passed: Eval = (frame, dot) => final(frame, dot) ?? undefined;
    if (command.args.length === 1 && command.args[0]?.kind === "identifier")
      return this.#commandOf(command, ranged, passed, place);
    // What is passed on is worked out before the arguments.
    const slot = this.scope.declare("", false);
    const apply = this.#commandOf(command, ranged, (frame) => frame.vars[slot], place);
    return (frame, dot) => {
      const value = passed(frame, dot);
      frame.vars[slot] = value;
      return apply(frame, dot);
    };
  }

  #commandOf(command: CommandNode, ranged: boolean, passed: Eval | undefined, place: AnyNode): Eval {
    const first = command.args[0] as ArgNode;
    switch (first.kind) {
      case "field":
        return this.#fields(first, (_, dot) => dot, first.names, ranged, ranged, command, passed);
      case "chain":
        return this.#chain(first, ranged, command, passed);
      case "identifier":
        return this.#call(first.name, first, command, command.args.slice(1), ranged, passed);
      case "variable":
        if (first.names.length > 1) {
          const slot = this.scope.slotOf(first.names[0] as string);
          const isRanged = this.scope.isRanged(first.names[0] as string);
          return this.#fields(
            first,
            (frame) => frame.vars[slot],
            first.names.slice(1),
            isRanged,
            ranged,
            command,
            passed,
          );
        }
        break;
      case "nil":
        return () => failAt(this.#tree, first, "nil is not a command");
      default:
    }
    if (command.args.length > 1 || passed !== undefined) {
      const at = first.kind === "pipe" ? place : first;
      return () => failAt(this.#tree, at, `can't give argument to non-function ${printNode(first)}`);
    }
    return this.#operand(first, ranged);
  }

  /** A word that stands for a value by itself. */
  #operand(arg: ArgNode, ranged: boolean): Eval {
    switch (arg.kind) {
      case "dot":
        return (_, dot) => dot;
      case "bool":
      case "string": {
        const value = arg.kind === "bool" ? arg.value : arg.text;
        return () => value;
      }
      case "nil":
        return () => null;
      case "number":
        return this.#number(arg);
      case "pipe":
        return this.pipe(arg, ranged);
      case "identifier":
        return this.#call(arg.name, arg, arg, [], ranged, undefined);
      case "field":
        return this.#fields(arg, (_, dot) => dot, arg.names, ranged, ranged, undefined, undefined);
      case "chain":
        return this.#chain(arg, ranged, undefined, undefined);
      case "variable": {
        const slot = this.scope.slotOf(arg.names[0] as string);
        if (arg.names.length === 1) return (frame) => frame.vars[slot];
        const isRanged = this.scope.isRanged(arg.names[0] as string);
        return this.#fields(
          arg,
          (frame) => frame.vars[slot],
          arg.names.slice(1),
          isRanged,
          ranged,
          undefined,
          undefined,
        );
      }
      default:
        return arg satisfies never;
    }
  }

  #number(node: NumberNode): Eval {
    const value = constantOf(node);
    if (value === undefined) return () => failAt(this.#tree, node, `${node.text} overflows int`);
    return () => value;
  }

  #chain(
    node: ArgNode & { kind: "chain" },
    ranged: boolean,
    command: CommandNode | undefined,
    final: Eval | undefined,
  ): Eval {
    if (node.node.kind === "nil") {
      return () => failAt(this.#tree, node, `indirection through explicit nil in ${printNode(node)}`);
    }
    return this.#fields(node, this.#operand(node.node, ranged), node.names, false, ranged, command, final);
  }

  /** `.a.b.c` from a receiver; the last name may be a method that takes arguments. */
  #fields(
    node: ArgNode,
    receiver: Eval,
    names: readonly string[],
    receiverRanged: boolean,
    ranged: boolean,
    command: CommandNode | undefined,
    final: Eval | undefined,
  ): Eval {
    const tree = this.#tree;
    const place = lastNode(node);
    const args = command?.args.slice(1) ?? [];
    if (args.length > 0 || final !== undefined) {
      return this.#method(node, receiver, names, receiverRanged, ranged, args, final);
    }
    const [first = "", second = ""] = names;
    const callNode = command === undefined ? node : node;
    const slow = (value: Value, at: number): Value =>
      step(value, names, at, receiverRanged, tree, place, callNode);
    if (names.length === 1) {
      return (frame, dot) => {
        const value = receiver(frame, dot);
        if (value instanceof Map) {
          const found = value.get(first);
          if (found !== undefined) return found;
        }
        return slow(value, 0);
      };
    }
    if (names.length === 2) {
      return (frame, dot) => {
        let value = receiver(frame, dot);
        value =
          value instanceof Map && value.constructor === Map ? (value.get(first) ?? null) : slow(value, 0);
        return value instanceof Map && value.constructor === Map
          ? (value.get(second) ?? null)
          : slow(value, 1);
      };
    }
    return (frame, dot) => {
      let value = receiver(frame, dot);
      for (let at = 0; at < names.length; at++) {
        value =
          value instanceof Map && value.constructor === Map
            ? (value.get(names[at] as string) ?? null)
            : slow(value, at);
      }
      return value;
    };
  }

  #method(
    node: ArgNode,
    receiver: Eval,
    names: readonly string[],
    receiverRanged: boolean,
    ranged: boolean,
    args: readonly ArgNode[],
    final: Eval | undefined,
  ): Eval {
    const tree = this.#tree;
    const place = lastNode(node);
    const name = names.at(-1) as string;
    // What an argument is compared with is known only once the method is; a constant is then checked as its text.
    const evals = args.map((arg) => {
      if (arg.kind !== "bool" && arg.kind !== "number" && arg.kind !== "string" && arg.kind !== "nil") {
        const evaluate = this.#operand(arg, ranged);
        const at = lastNode(arg);
        return (type: ParamType): Eval => checkedArg(evaluate, type, tree, at);
      }
      return (type: ParamType): Eval => this.#arg(arg, type, ranged);
    });
    return (frame, dot) => {
      let value = receiver(frame, dot);
      for (let at = 0; at < names.length - 1; at++)
        value = step(value, names, at, receiverRanged, tree, place, node);
      if (value === undefined) return undefined;
      const method = methodOf(value, name);
      let given: Value[];
      try {
        if (method === undefined) {
          getField(value, name, receiverRanged && names.length === 1);
          return refuseArguments(value, name);
        }
        const typeAt = (at: number): ParamType =>
          (method.params[Math.min(at, method.params.length - 1)] ?? "interface {}") as ParamType;
        given = evals.map((evaluate, at) => evaluate(typeAt(at))(frame, dot));
        if (final !== undefined) given.push(coerce(final(frame, dot), typeAt(given.length)));
      } catch (error) {
        if (error instanceof Mismatch)
          failAt(tree, args.length > 0 ? lastNode(args.at(-1) as ArgNode) : place, error.message);
        if (method === undefined && error instanceof FunctionError) failAt(tree, place, error.message);
        throw error;
      }
      try {
        return callMethod(method, name, given);
      } catch (error) {
        throw callError(error, tree, node, name);
      }
    };
  }

  #call(
    name: string,
    identifier: AnyNode,
    node: AnyNode,
    args: readonly ArgNode[],
    ranged: boolean,
    final: Eval | undefined,
  ): Eval {
    const tree = this.#tree;
    const declared = this.#functions[name] as TemplateFunction;
    const { params, variadic } = declared;
    const count = args.length + (final === undefined ? 0 : 1);
    if (variadic ? count < params.length - 1 : count !== params.length) {
      const wanted = variadic
        ? `want at least ${params.length - 1} got ${args.length}`
        : `want ${params.length} got ${count}`;
      return (frame, dot) => {
        final?.(frame, dot);
        return failAt(tree, identifier, `wrong number of args for ${name}: ${wanted}`);
      };
    }
    if (declared.builtin === true && (name === "and" || name === "or"))
      return this.#shortCircuit(name, args, ranged, final);
    const typeAt = (at: number): ParamType => params[Math.min(at, params.length - 1)] as ParamType;
    const evals = args.map((arg, at) => this.#arg(arg, typeAt(at), ranged));
    if (final !== undefined) {
      const place = args.length > 0 ? lastNode(args.at(-1) as ArgNode) : identifier;
      evals.push(checkedArg(final, typeAt(args.length), tree, place));
    }
    return callIn(declared, name, evals, tree, node);
  }

  #shortCircuit(name: string, args: readonly ArgNode[], ranged: boolean, final: Eval | undefined): Eval {
    const evals = args.map((arg) => this.#arg(arg, "reflect.Value", ranged));
    if (final !== undefined) evals.push(final);
    const stopsAt = name === "or";
    return (frame, dot) => {
      let value: Value;
      for (let at = 0; at < evals.length; at++) {
        value = (evals[at] as Eval)(frame, dot);
        if (isTrue(value) === stopsAt) return value;
      }
      return value;
    };
  }

  /** An argument of a type. A constant is checked here, once. */
  #arg(arg: ArgNode, type: ParamType, ranged: boolean): Eval {
    const tree = this.#tree;
    switch (arg.kind) {
      case "nil":
        if (takesNil(type)) {
          const value = coerce(undefined, type);
          return () => value;
        }
        return () => failAt(tree, arg, `cannot assign nil to ${type}`);
      case "bool":
      case "number":
      case "string":
        return this.#constantArg(arg, type);
      default:
        return checkedArg(this.#operand(arg, ranged), type, tree, lastNode(arg));
    }
  }

  #constantArg(arg: ArgNode & { kind: "bool" | "number" | "string" }, type: ParamType): Eval {
    const tree = this.#tree;
    const expected =
      (name: string): Eval =>
      () =>
        failAt(tree, arg, `expected ${name}; found ${printNode(arg)}`);
    switch (type) {
      case "interface {}":
      case "reflect.Value":
        return this.#operand(arg, false);
      case "string":
        if (arg.kind !== "string") return expected("string");
        return () => arg.text;
      case "bool":
        if (arg.kind !== "bool") return expected("bool");
        return () => arg.value;
      case "int": {
        if (arg.kind !== "number" || arg.int === undefined) return expected("integer");
        const value = int(Number(arg.int));
        return () => value;
      }
      case "float64": {
        if (arg.kind !== "number" || arg.float === undefined) return expected("float");
        const value = arg.float;
        return () => value;
      }
      default:
        return () => failAt(tree, arg, `can't handle ${printNode(arg)} for arg of type ${type}`);
    }
  }
}

/** Whether a command cannot give a nil inside an interface. */
function isPlain(command: CommandNode): boolean {
  const kind = command.args[0]?.kind;
  return (
    command.args.length === 1 &&
    (kind === "bool" || kind === "string" || kind === "number" || kind === "pipe")
  );
}

function constantOf(node: NumberNode): Value {
  if (
    node.float !== undefined &&
    /[.eEpP]/.test(node.text) &&
    !/^0[xX][^pP]*$/.test(node.text) &&
    node.text[0] !== "'"
  ) {
    return node.float;
  }
  if (node.int === undefined) return undefined;
  const value = Number(node.int);
  return Number.isSafeInteger(value) ? int(value) : new Int("int", node.int);
}

function step(
  value: Value,
  names: readonly string[],
  at: number,
  receiverRanged: boolean,
  tree: Tree,
  place: AnyNode,
  node: AnyNode,
): Value {
  const name = names[at] as string;
  try {
    return getField(value, name, at > 0 || receiverRanged);
  } catch (error) {
    const isMethod = value !== null && value !== undefined && methodOf(value, name) !== undefined;
    if (error instanceof FunctionError && !isMethod) failAt(tree, place, error.message);
    throw callError(error, tree, node, name);
  }
}

function checkedArg(evaluate: Eval, type: ParamType, tree: Tree, place: AnyNode): Eval {
  const slow = (value: Value): Value => {
    try {
      return coerce(value, type);
    } catch (error) {
      if (error instanceof Mismatch) failAt(tree, place, error.message);
      throw error;
    }
  };
  switch (type) {
    case "reflect.Value":
      return evaluate;
    case "interface {}":
      return (frame, dot) => {
        const value = evaluate(frame, dot);
        return value === undefined ? null : value;
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
function callError(error: unknown, tree: Tree, node: AnyNode, name: string): unknown {
  if (error instanceof FunctionError || error instanceof ExecError) {
    try {
      failAt(tree, node, `error calling ${name}: ${error.message}`, error);
    } catch (wrapped) {
      return wrapped;
    }
  }
  return error instanceof BoundError ? error : error;
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
        return inFrame(frame, ...args);
      } catch (error) {
        throw callError(error, tree, node, name);
      }
    };
  }
  const { call } = declared;
  const [first, second, third] = evals as [Eval, Eval, Eval];
  switch (evals.length) {
    case 0:
      return () => {
        try {
          return call();
        } catch (error) {
          throw callError(error, tree, node, name);
        }
      };
    case 1:
      return (frame, dot) => {
        const a = first(frame, dot);
        try {
          return call(a);
        } catch (error) {
          throw callError(error, tree, node, name);
        }
      };
    case 2:
      return (frame, dot) => {
        const a = first(frame, dot);
        const b = second(frame, dot);
        try {
          return call(a, b);
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
          return call(a, b, c);
        } catch (error) {
          throw callError(error, tree, node, name);
        }
      };
    default:
      return (frame, dot) => {
        const args = new Array<Value>(evals.length);
        for (let at = 0; at < evals.length; at++) args[at] = (evals[at] as Eval)(frame, dot);
        try {
          return call(...args);
        } catch (error) {
          throw callError(error, tree, node, name);
        }
      };
  }
}
