import { printPointed, printValue } from "../format/print-value.ts";
import { Int, int } from "../value/int.ts";
import { sortedKeys } from "../value/keys.ts";
import { isTrue, typeOf } from "../value/kind.ts";
import { GoObject, type Value } from "../value/value.ts";
import { type Eval, Expressions } from "./compile-expression.ts";
import { failAt } from "./errors.ts";
import { Frame } from "./frame.ts";
import type { FunctionTable } from "./function-type.ts";
import { lastOfPipe } from "./last-node.ts";
import type { BranchNode, ListNode, Node, TemplateNode, Tree } from "./node.ts";
import { printNode } from "./print-node.ts";
import type { Recorder } from "./trace/recorder.ts";
import { nothing as noSources } from "./trace/sources.ts";
import type { Tracer } from "./tracer.ts";

/** How a node ended: 0 as usual, 1 with `break`, 2 with `continue`. */
export type Signal = 0 | 1 | 2;

/** A compiled node: writes to the frame's output. */
export type Exec = (frame: Frame, dot: Value) => Signal;

const nothing: Exec = () => 0;

/** Compiles a template's tree to closures. No code is generated, so it runs under any content security policy. */
export function compileTree(
  tree: Tree,
  functions: FunctionTable,
  tracer?: Tracer,
  recorder?: Recorder,
): Exec {
  return new Compiler(tree, functions, tracer, recorder).list(tree.root, false);
}

class Compiler {
  readonly #tree: Tree;
  readonly #tracer: Tracer | undefined;
  readonly #expressions: Expressions;

  readonly #recorder: Recorder | undefined;

  constructor(
    tree: Tree,
    functions: FunctionTable,
    tracer: Tracer | undefined,
    recorder: Recorder | undefined,
  ) {
    this.#tree = tree;
    this.#tracer = tracer;
    this.#expressions = new Expressions(tree, functions, recorder);
    this.#recorder = recorder;
  }

  list(list: ListNode, ranged: boolean): Exec {
    const execs = list.nodes
      .map((node) => this.#recorded(node, this.#node(node, ranged)))
      .filter((exec) => exec !== nothing);
    const [first = nothing, second = nothing] = execs;
    if (execs.length < 2) return first;
    if (execs.length === 2) return (frame, dot) => first(frame, dot) || second(frame, dot);
    return (frame, dot) => {
      for (let at = 0; at < execs.length; at++) {
        const signal = (execs[at] as Exec)(frame, dot);
        if (signal !== 0) return signal;
      }
      return 0;
    };
  }

  /** In a traced template, what a node writes is recorded with where it comes from. */
  #recorded(node: Node, exec: Exec): Exec {
    const recorder = this.#recorder;
    if (recorder === undefined || (node.kind !== "text" && node.kind !== "action")) return exec;
    const tree = this.#tree;
    const isText = node.kind === "text";
    return (frame, dot) => {
      const from = frame.out.length;
      const signal = exec(frame, dot);
      recorder.wrote(frame, from, tree, node.at, isText ? noSources : recorder.sources);
      return signal;
    };
  }

  #node(node: Node, ranged: boolean): Exec {
    switch (node.kind) {
      case "text": {
        const { text } = node;
        return (frame) => {
          frame.out += text;
          return 0;
        };
      }
      case "comment":
        return nothing;
      case "break":
        return () => 1;
      case "continue":
        return () => 2;
      case "action":
        return this.#action(node, ranged);
      case "if":
      case "with":
        return this.#branch(node, ranged);
      case "range":
        return this.#range(node, ranged);
      case "template":
        return this.#template(node, ranged);
      default:
        return node satisfies never;
    }
  }

  #action(node: Node & { kind: "action" }, ranged: boolean): Exec {
    const value = this.#expressions.pipe(node.pipe, ranged);
    if (node.pipe.decl.length > 0) {
      return (frame, dot) => {
        value(frame, dot);
        return 0;
      };
    }
    const tree = this.#tree;
    return (frame, dot) => {
      const result = value(frame, dot);
      frame.out += typeof result === "string" ? result : printed(result, tree, node);
      return 0;
    };
  }

  #branch(node: BranchNode, ranged: boolean): Exec {
    const scope = this.#expressions.scope;
    const mark = scope.mark();
    const condition = this.#expressions.pipe(node.pipe, ranged);
    const isWith = node.kind === "with";
    const list = this.list(node.list, isWith ? false : ranged);
    const otherwise = node.elseList === undefined ? nothing : this.list(node.elseList, ranged);
    scope.pop(mark);
    const tracer = this.#tracer;
    const recorder = this.#recorder;
    const tree = this.#tree;
    if (tracer !== undefined) {
      return (frame, dot) => {
        const value = condition(frame, dot);
        const taken = isTrue(value);
        tracer.branch(tree, node, taken);
        recorder?.decide();
        if (!taken) return otherwise(frame, dot);
        if (!isWith) return list(frame, dot);
        return recorder?.withDot(frame, recorder.sources, () => list(frame, value)) ?? list(frame, value);
      };
    }
    if (isWith) {
      return (frame, dot) => {
        const value = condition(frame, dot);
        return isTrue(value) ? list(frame, value) : otherwise(frame, dot);
      };
    }
    return (frame, dot) => (isTrue(condition(frame, dot)) ? list(frame, dot) : otherwise(frame, dot));
  }

  #range(node: BranchNode, ranged: boolean): Exec {
    const { scope } = this.#expressions;
    const mark = scope.mark();
    const { decl, isAssign } = node.pipe;
    const assigned = isAssign ? decl.map(({ names }) => scope.slotOf(names[0] as string)) : [];
    const value = this.#expressions.pipe(node.pipe, ranged, true);
    const slots = isAssign ? assigned : decl.map(({ names }) => scope.slotOf(names[0] as string));
    const [first = -1, second = -1] = slots;
    const [indexSlot, itemSlot] = slots.length > 1 ? [first, second] : [-1, first];
    scope.depth++;
    const list = this.list(node.list, true);
    scope.depth--;
    const otherwise = node.elseList === undefined ? nothing : this.list(node.elseList, ranged);
    scope.pop(mark);
    const tracer = this.#tracer;
    const recorder = this.#recorder;
    const tree = this.#tree;
    return (frame, dot) => {
      const items = value(frame, dot);
      recorder?.decide();
      const body = recorder === undefined ? list : tracedBody(recorder, list, items, indexSlot, itemSlot);
      const loop = new Loop(frame, body, indexSlot, itemSlot);
      frame.loops.push(items);
      const any = iterate(items, loop, tree, node);
      frame.loops.pop();
      tracer?.branch(tree, node, any);
      return any ? 0 : otherwise(frame, dot);
    };
  }

  #template(node: TemplateNode, ranged: boolean): Exec {
    const tree = this.#tree;
    const value: Eval =
      node.pipe === undefined ? this.#expressions.nothing() : this.#expressions.pipe(node.pipe, ranged);
    const recorder = this.#recorder;
    return (frame, dot) => {
      const template = frame.set.lookup(node.name);
      if (template === undefined) failAt(tree, node, `template ${JSON.stringify(node.name)} not defined`);
      frame.run.step();
      const inner = new Frame(frame.run, frame.set, value(frame, dot));
      template.exec(inner, inner.vars[0]);
      recorder?.added(frame, inner, frame.out.length);
      frame.out += inner.out;
      return 0;
    };
  }
}

/** The body of a loop, which sets where the item and the variables of each pass come from. */
function tracedBody(recorder: Recorder, body: Exec, items: Value, indexSlot: number, itemSlot: number): Exec {
  const of = recorder.sources;
  const keys = items instanceof Map ? sortedKeys(items) : undefined;
  let pass = 0;
  return (frame, item) => {
    const key = keys === undefined ? (items instanceof Int ? undefined : pass) : keys[pass];
    pass++;
    const sources = recorder.pass(items, of, key);
    if (itemSlot >= 0) recorder.assign(frame, itemSlot, sources);
    if (indexSlot >= 0) recorder.assign(frame, indexSlot, { at: undefined, paths: of.paths });
    return recorder.withDot(frame, sources, () => body(frame, item));
  };
}

/** One execution of a `range`. */
class Loop {
  readonly #frame: Frame;
  readonly #body: Exec;
  readonly #indexSlot: number;
  readonly #itemSlot: number;

  constructor(frame: Frame, body: Exec, indexSlot: number, itemSlot: number) {
    this.#frame = frame;
    this.#body = body;
    this.#indexSlot = indexSlot;
    this.#itemSlot = itemSlot;
  }

  get declaresIndex(): boolean {
    return this.#indexSlot >= 0;
  }

  /** Whether the loop goes on. */
  pass(index: Value, item: Value): boolean {
    const frame = this.#frame;
    frame.run.step(frame.out.length);
    if (this.#itemSlot >= 0) frame.vars[this.#itemSlot] = item;
    if (this.#indexSlot >= 0) frame.vars[this.#indexSlot] = index;
    return this.#body(frame, item) !== 1;
  }
}

/** Whether there was anything to go through. */
function iterate(items: Value, loop: Loop, tree: Tree, node: BranchNode): boolean {
  if (items === undefined || items === null) return false;
  if (Array.isArray(items)) {
    for (let at = 0; at < items.length; at++) if (!loop.pass(int(at), items[at] as Value)) break;
    return items.length > 0;
  }
  if (items instanceof Map) {
    for (const key of sortedKeys(items)) if (!loop.pass(key, items.get(key))) break;
    return items.size > 0;
  }
  if (items instanceof Int) {
    if (loop.declaresIndex)
      failAt(
        tree,
        lastOfPipe(node.pipe),
        `can't use ${printValue(items)} to iterate over more than one variable`,
      );
    const count = items.number;
    for (let at = 0; at < count; at++) if (!loop.pass(undefined, new Int(items.type, at))) break;
    return count > 0;
  }
  if (items instanceof Uint8Array) {
    for (let at = 0; at < items.length; at++)
      if (!loop.pass(int(at), new Int("uint8", items[at] as number))) break;
    return items.length > 0;
  }
  return failAt(tree, lastOfPipe(node.pipe), `range can't iterate over ${printValue(items)}`);
}

/** A value as an action prints it. */
function printed(value: Value, tree: Tree, node: Node & { kind: "action" }): string {
  if (value === undefined || value === null) return "<no value>";
  if (value instanceof GoObject) {
    if (value.goKind === "func")
      failAt(tree, node, `can't print ${printNode(node)} of type ${typeOf(value)}`);
    return printPointed(value);
  }
  return printValue(value);
}
