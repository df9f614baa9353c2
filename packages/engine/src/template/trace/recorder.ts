import type { Value } from "../../value/value.ts";
import type { Eval } from "../compile-expression.ts";
import type { Frame } from "../frame.ts";
import type { Tree } from "../node.ts";
import { type Call, combine } from "./combine.ts";
import { child, type Entries, fromPath, nothing, type Sources, union } from "./sources.ts";
import { realign, type TextSpan, withoutGaps } from "./traced-text.ts";

/** What is known of a template under execution. */
interface State {
  dot: Sources;
  readonly vars: Sources[];
  readonly spans: TextSpan[];
}

interface OpenCall extends Call {
  /** The frame that the function has made, for `include` and `tpl`. */
  frame: Frame | undefined;
}

/**
 * Keeps where every value comes from while templates are executed. The closures of a traced set leave the sources of
 * what they have evaluated last in {@link sources}, and here is where the next one finds them.
 */
export class Recorder {
  sources: Sources = nothing;
  /** What was written, or made into what was written, as far as it has paths. */
  readonly written: Set<string> = new Set();
  /** What a branch or a loop was decided by. */
  readonly asked: Set<string> = new Set();
  readonly #states: WeakMap<Frame, State> = new WeakMap();
  readonly #entries: Entries = new WeakMap();
  readonly #calls: OpenCall[] = [];
  /** The path of a chart's values within those of the release. */
  #valuesPath = ".Values";

  /** Before a template of a chart whose values lie there, such as `.Values.sub`. */
  begin(valuesPath: string): void {
    this.#valuesPath = valuesPath;
    this.sources = fromPath("");
  }

  /** A frame has been made: by a function, by `template`, or for the template of a file. */
  enter(frame: Frame): void {
    const call = this.#calls.at(-1);
    let dot = this.sources;
    if (call !== undefined && call.frame === undefined) {
      call.frame = frame;
      dot = call.sources.at(-1) ?? nothing;
    }
    this.#states.set(frame, { dot, vars: [dot], spans: [] });
  }

  #state(frame: Frame): State {
    return this.#states.get(frame) as State;
  }

  spansOf(frame: Frame): readonly TextSpan[] {
    return this.#state(frame).spans;
  }

  /** Runs with another dot, as `with` and `range` do. */
  withDot<T>(frame: Frame, dot: Sources, run: () => T): T {
    const state = this.#state(frame);
    const before = state.dot;
    state.dot = dot;
    const result = run();
    state.dot = before;
    return result;
  }

  assign(frame: Frame, slot: number, sources: Sources): void {
    this.#state(frame).vars[slot] = sources;
  }

  child(of: Sources, value: Value, key: string | number): Sources {
    if (of.at === "" && key === "Values") return fromPath(this.#valuesPath);
    // The globals are those of the release, in whichever chart they are read.
    if (of.at === this.#valuesPath && key === "global") return fromPath(".Values.global");
    return child(of, value, key, this.#entries);
  }

  constant(evaluate: Eval): Eval {
    return (frame, dot) => {
      this.sources = nothing;
      return evaluate(frame, dot);
    };
  }

  readonly dot: Eval = (frame, dot) => {
    this.sources = this.#state(frame).dot;
    return dot;
  };

  variable(slot: number): Eval {
    return (frame) => {
      this.sources = this.#state(frame).vars[slot] ?? nothing;
      return frame.vars[slot];
    };
  }

  /** Fields of what a receiver gives; `build` makes the closure that takes them. */
  fields(receiver: Eval, names: readonly string[], build: (receiver: Eval) => Eval): Eval {
    let base: Value;
    let from = nothing;
    const taken = build((frame, dot) => {
      base = receiver(frame, dot);
      from = this.sources;
      return base;
    });
    return (frame, dot) => {
      const result = taken(frame, dot);
      let value = base;
      let sources = from;
      for (const name of names) {
        sources = this.child(sources, value, name);
        value = value instanceof Map ? value.get(name) : undefined;
      }
      this.sources = sources;
      return result;
    };
  }

  /** An argument of the call under way. */
  argument(evaluate: Eval): Eval {
    return (frame, dot) => {
      const value = evaluate(frame, dot);
      const call = this.#calls.at(-1);
      call?.values.push(value);
      call?.sources.push(this.sources);
      return value;
    };
  }

  call(name: string, evaluate: Eval): Eval {
    return (frame, dot) => {
      const call: OpenCall = { name, values: [], sources: [], frame: undefined };
      this.#calls.push(call);
      let result: Value;
      try {
        result = evaluate(frame, dot);
      } finally {
        this.#calls.pop();
      }
      this.sources =
        call.frame === undefined
          ? combine(call, result, this.#entries)
          : this.#output(call, call.frame, result);
      return result;
    };
  }

  /** What `include` and `tpl` give: a text of which the parts are known. */
  #output({ name, sources }: OpenCall, frame: Frame, result: Value): Sources {
    const given = name === "tpl" ? Array.from(sources[0]?.paths ?? []) : [];
    const spans = this.spansOf(frame).map((span) =>
      name === "tpl" ? { ...span, tree: undefined, paths: [...given, ...span.paths] } : span,
    );
    const paths = new Set(spans.flatMap((span) => span.paths));
    return { at: undefined, paths, text: realign({ text: frame.out, spans }, String(result)) };
  }

  /** A node has written from a place in the frame's output to its end. */
  wrote(frame: Frame, from: number, tree: Tree, at: number, sources: Sources): void {
    for (const path of sources.paths) this.written.add(path);
    const text = frame.out.slice(from);
    if (text === "") return;
    const known = sources.text?.text === text && sources.text.spans.length > 0 ? sources.text : undefined;
    const spans: TextSpan[] = known
      ? withoutGaps(known, [])
      : [{ from: 0, to: text.length, paths: Array.from(sources.paths) }];
    for (const span of spans) {
      const place = span.tree === undefined ? { tree, at } : { tree: span.tree, at: span.at };
      this.#state(frame).spans.push({ ...span, ...place, from: span.from + from, to: span.to + from });
    }
  }

  /** A branch or a loop is about to be decided by the value evaluated last. */
  decide(): void {
    for (const path of this.sources.paths) this.asked.add(path);
  }

  /** `template` has added the output of another frame. */
  added(frame: Frame, inner: Frame, from: number): void {
    for (const span of this.spansOf(inner))
      this.#state(frame).spans.push({ ...span, from: span.from + from, to: span.to + from });
  }

  /** Where the item of one pass of a loop comes from. */
  pass(items: Value, of: Sources, key: string | number | undefined): Sources {
    return key === undefined ? union([of]) : this.child(of, items, key);
  }
}
