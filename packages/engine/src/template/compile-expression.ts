import type { Value } from "../value/value.ts";
import { coerce, takesNil } from "./coerce.ts";
import { assigned } from "./compile-assignment.ts";
import { callValue, shortCircuit } from "./compile-builtin.ts";
import { callIn, checkedArg, wrongCount } from "./compile-call.ts";
import { takeFields } from "./compile-field.ts";
import { takeMethod } from "./compile-method.ts";
import { type ConstantNode, constantFor } from "./constant.ts";
import { failAt } from "./errors.ts";
import type { Frame } from "./frame.ts";
import type { FunctionTable, ParamType, TemplateFunction } from "./function-type.ts";
import { lastNode, lastOfPipe } from "./last-node.ts";
import type { AnyNode, ArgNode, CommandNode, PipeNode, Tree } from "./node.ts";
import { printNode } from "./print-node.ts";
import { noLoop, Scope } from "./scope.ts";
import type { Recorder } from "./trace/recorder.ts";

/** A compiled expression. */
export type Eval = (frame: Frame, dot: Value) => Value;

/** Compiles the expressions of one template. */
export class Expressions {
  readonly scope: Scope = new Scope();
  readonly #tree: Tree;
  readonly #functions: FunctionTable;

  readonly #recorder: Recorder | undefined;

  constructor(tree: Tree, functions: FunctionTable, recorder?: Recorder) {
    this.#tree = tree;
    this.#functions = functions;
    this.#recorder = recorder;
  }

  /** The dot, a variable, or what always is the same: in a traced template, with where it comes from. */
  #dot(): Eval {
    return this.#recorder?.dot ?? ((_, dot) => dot);
  }

  #variable(name: string): Eval {
    const slot = this.scope.slotOf(name);
    return this.#recorder?.variable(slot) ?? ((frame) => frame.vars[slot]);
  }

  /** What `template` passes on where it is given nothing. */
  nothing(): Eval {
    return this.#constant(undefined);
  }

  #constant(value: Value): Eval {
    const evaluate: Eval = () => value;
    return this.#recorder?.constant(evaluate) ?? evaluate;
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
      place = command.args.at(-1) as ArgNode;
    }
    const last = value as Eval;
    const result: Eval = (frame, dot) => {
      const found = last(frame, dot);
      return found === null ? undefined : found;
    };
    const needsNoCheck = pipe.cmds.length === 1 && isPlain(pipe.cmds[0] as CommandNode);
    const plain = needsNoCheck ? last : result;
    if (pipe.decl.length === 0) return plain;
    const slots = pipe.decl.map(({ names: [name = ""] }, at) => {
      if (pipe.isAssign) return this.scope.slotOf(name);
      const isElement = isRange && at === pipe.decl.length - 1;
      return this.scope.declare(name, isElement ? this.scope.depth : noLoop);
    });
    const [slot = 0] = slots;
    if (slot < 0) return this.#unknown(pipe, plain);
    return assigned(plain, slots, this.#recorder);
  }

  /** An assignment to a variable that was never declared. */
  #unknown(pipe: PipeNode, value: Eval): Eval {
    const [name] = pipe.decl[0]?.names ?? [];
    return (frame, dot) => {
      value(frame, dot);
      return failAt(this.#tree, lastOfPipe(pipe), `undefined variable: ${name}`);
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
    const slot = this.scope.declare("");
    const recorder = this.#recorder;
    const kept = recorder?.variable(slot) ?? ((frame) => frame.vars[slot]);
    const apply = this.#commandOf(command, ranged, kept, place);
    return (frame, dot) => {
      const value = passed(frame, dot);
      frame.vars[slot] = value;
      recorder?.assign(frame, slot, recorder.sources);
      return apply(frame, dot);
    };
  }

  #commandOf(command: CommandNode, ranged: boolean, passed: Eval | undefined, place: AnyNode): Eval {
    const first = command.args[0] as ArgNode;
    switch (first.kind) {
      case "field":
        return this.#fieldsOfDot(first, ranged, command, passed);
      case "chain":
        return this.#chain(first, ranged, command, passed);
      case "identifier":
        return this.#call(first.name, first, command, command.args.slice(1), ranged, passed);
      case "variable":
        if (first.names.length > 1) return this.#fieldsOfVariable(first, ranged, command, passed);
        break;
      case "nil":
        return () => failAt(this.#tree, first, "nil is not a command");
      default:
    }
    if (command.args.length > 1 || passed !== undefined) {
      const at = (): AnyNode => {
        if (first.kind !== "pipe") return first;
        return passed === undefined ? place : lastNode(place);
      };
      return () => failAt(this.#tree, at(), `can't give argument to non-function ${printNode(first)}`);
    }
    return this.#operand(first, ranged);
  }

  /** A word that stands for a value by itself. */
  #operand(arg: ArgNode, ranged: boolean): Eval {
    switch (arg.kind) {
      case "dot":
        return this.#dot();
      case "bool":
      case "number":
      case "string":
        return this.#constantNode(arg, "interface {}");
      case "nil":
        return this.#constant(null);
      case "pipe":
        return this.pipe(arg, ranged);
      case "identifier":
        return this.#call(arg.name, arg, arg, [], ranged, undefined);
      case "field":
        return this.#fieldsOfDot(arg, ranged, undefined, undefined);
      case "chain":
        return this.#chain(arg, ranged, undefined, undefined);
      case "variable":
        if (arg.names.length === 1) return this.#variable(arg.names[0] as string);
        return this.#fieldsOfVariable(arg, ranged, undefined, undefined);
      default:
        return arg satisfies never;
    }
  }

  #constantNode(node: ConstantNode, type: ParamType): Eval {
    const found = constantFor(node, type);
    if ("value" in found) return this.#constant(found.value);
    return () => failAt(this.#tree, node, found.problem);
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
    return this.#fields(node, this.#operand(node.node, ranged), node.names, noLoop, ranged, command, final);
  }

  #fieldsOfDot(
    node: ArgNode & { kind: "field" },
    ranged: boolean,
    command: CommandNode | undefined,
    final: Eval | undefined,
  ): Eval {
    const loop = ranged ? this.scope.depth - 1 : noLoop;
    return this.#fields(node, this.#dot(), node.names, loop, ranged, command, final);
  }

  #fieldsOfVariable(
    node: ArgNode & { kind: "variable" },
    ranged: boolean,
    command: CommandNode | undefined,
    final: Eval | undefined,
  ): Eval {
    const [variable = "", ...names] = node.names;
    const loop = this.scope.loopOf(variable);
    return this.#fields(node, this.#variable(variable), names, loop, ranged, command, final);
  }

  /** `.a.b.c` from a receiver; the last name may be a method that takes arguments. */
  #fields(
    node: ArgNode,
    receiver: Eval,
    names: readonly string[],
    loop: number,
    ranged: boolean,
    command: CommandNode | undefined,
    final: Eval | undefined,
  ): Eval {
    const path = { node, names, tree: this.#tree, loop };
    const recorder = this.#recorder;
    const args = command?.args.slice(1) ?? [];
    if (args.length === 0 && final === undefined) {
      const take = (from: Eval): Eval => takeFields(from, path);
      return recorder === undefined ? take(receiver) : recorder.fields(receiver, names, take);
    }
    const argument = (evaluate: Eval): Eval => recorder?.argument(evaluate) ?? evaluate;
    const evals = args.map((arg) => {
      const evaluate = this.#typed(arg, ranged);
      return (type: ParamType): Eval => argument(evaluate(type));
    });
    const call = takeMethod(argument(receiver), { ...path, args, evals, final: final && argument(final) });
    return recorder?.call(`.${names.at(-1)}`, call) ?? call;
  }

  /** An argument of which the type is not known yet. */
  #typed(arg: ArgNode, ranged: boolean): (type: ParamType) => Eval {
    if (arg.kind === "bool" || arg.kind === "number" || arg.kind === "string" || arg.kind === "nil")
      return (type) => this.#arg(arg, type, ranged);
    const evaluate = this.#operand(arg, ranged);
    return (type) => checkedArg(evaluate, type, this.#tree, arg);
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
    const { params } = declared;
    const wrong = wrongCount(declared, args.length, final !== undefined);
    if (wrong !== undefined) {
      return (frame, dot) => {
        final?.(frame, dot);
        return failAt(tree, identifier, `wrong number of args for ${name}: ${wrong}`);
      };
    }
    if (declared.builtin === true && (name === "and" || name === "or")) {
      const given = args.map((arg) => this.#arg(arg, "reflect.Value", ranged));
      if (final !== undefined) given.push(final);
      return this.#called(name, given, (called) => shortCircuit(node, name === "or", called));
    }
    const typeAt = (at: number): ParamType => params[Math.min(at, params.length - 1)] as ParamType;
    const evals = args.map((arg, at) => this.#arg(arg, typeAt(at), ranged));
    if (final !== undefined) {
      evals.push(checkedArg(final, typeAt(args.length), tree, args.at(-1) ?? identifier));
    }
    if (declared.builtin === true && name === "call")
      return this.#called(name, evals, (given) => callValue(node, args, given, tree));
    return this.#called(name, evals, (given) => callIn(declared, name, given, tree, node));
  }

  /** A call, which in a traced template is told of its arguments. */
  #called(name: string, evals: readonly Eval[], build: (evals: readonly Eval[]) => Eval): Eval {
    const recorder = this.#recorder;
    if (recorder === undefined) return build(evals);
    return recorder.call(name, build(evals.map((evaluate) => recorder.argument(evaluate))));
  }

  /** An argument of a type. A constant is checked here, once. */
  #arg(arg: ArgNode, type: ParamType, ranged: boolean): Eval {
    const tree = this.#tree;
    switch (arg.kind) {
      case "nil":
        if (takesNil(type)) {
          return this.#constant(coerce(undefined, type));
        }
        return () => failAt(tree, arg, `cannot assign nil to ${type}`);
      case "bool":
      case "number":
      case "string":
        return this.#constantNode(arg, type);
      default:
        return checkedArg(this.#operand(arg, ranged), type, tree, arg);
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
