import { printValue } from "../format/print-value.ts";
import { sprint } from "../format/printf.ts";
import { Int, int } from "../value/int.ts";
import { sortedKeys } from "../value/keys.ts";
import { isTrue, typeOf } from "../value/kind.ts";
import { GoObject, type Value } from "../value/value.ts";
import { type Eval, Expressions } from "./compile-expression.ts";
import { failAt } from "./errors.ts";
import { Frame } from "./frame.ts";
import type { FunctionTable } from "./function-type.ts";
import type { BranchNode, ListNode, Node, TemplateNode, Tree } from "./node.ts";
import { printNode } from "./print-node.ts";
import { lastOfPipe } from "./scope.ts";
import type { Tracer } from "./tracer.ts";

/** How a node ended: 0 as usual, 1 with `break`, 2 with `continue`. */
export type Signal = 0 | 1 | 2;

/** A compiled node: writes to the frame's output. */
export type Exec = (frame: Frame, dot: Value) => Signal;

const nothing: Exec = () => 0;

/** Compiles a template's tree to closures. No code is generated, so it runs under any content security policy. */
export function compileTree(tree: Tree, functions: FunctionTable, tracer?: Tracer): Exec {
  return new Compiler(tree, functions, tracer).list(tree.root, false);
}

class Compiler {
  readonly #tree: Tree;
  readonly #tracer: Tracer | undefined;
  readonly #expressions: Expressions;

  constructor(tree: Tree, functions: FunctionTable, tracer: Tracer | undefined) {
    this.#tree = tree;
    this.#tracer = tracer;
    this.#expressions = new Expressions(tree, functions);
  }

  list(list: ListNode, ranged: boolean): Exec {
    const execs = list.nodes
      .map((node) => this.#traced(node, this.#node(node, ranged)))
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

  #traced(node: Node, exec: Exec): Exec {
    const tracer = this.#tracer;
    const tree = this.#tree;
    if (tracer?.wrote === undefined || (node.kind !== "text" && node.kind !== "action")) return exec;
    return (frame, dot) => {
      const from = frame.out.length;
      const signal = exec(frame, dot);
      if (frame.out.length > from) tracer.wrote?.(tree, node, from, frame.out.length);
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
    const tree = this.#tree;
    if (tracer !== undefined) {
      return (frame, dot) => {
        const value = condition(frame, dot);
        const taken = isTrue(value);
        tracer.branch(tree, node, taken);
        return taken ? list(frame, isWith ? value : dot) : otherwise(frame, dot);
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
    const list = this.list(node.list, true);
    const otherwise = node.elseList === undefined ? nothing : this.list(node.elseList, ranged);
    scope.pop(mark);
    const tracer = this.#tracer;
    const tree = this.#tree;
    return (frame, dot) => {
      const items = value(frame, dot);
      const loop = new Loop(frame, list, indexSlot, itemSlot);
      const any = iterate(items, loop, tree, node);
      tracer?.branch(tree, node, any);
      return any ? 0 : otherwise(frame, dot);
    };
  }

  #template(node: TemplateNode, ranged: boolean): Exec {
    const tree = this.#tree;
    const value: Eval = node.pipe === undefined ? () => undefined : this.#expressions.pipe(node.pipe, ranged);
    return (frame, dot) => {
      const template = frame.set.lookup(node.name);
      if (template === undefined) failAt(tree, node, `template ${JSON.stringify(node.name)} not defined`);
      frame.run.step();
      const inner = new Frame(frame.run, frame.set, value(frame, dot));
      template.exec(inner, inner.vars[0]);
      frame.out += inner.out;
      return 0;
    };
  }
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
    frame.run.step();
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
    const text = value.text(true) ?? sprint([value]);
    return value.goKind === "ptr" && text.startsWith("&{") ? text.slice(1) : text;
  }
  return printValue(value);
}
