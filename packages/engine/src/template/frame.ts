import { typeOf } from "../value/kind.ts";
import { holdsAnything, type Value } from "../value/value.ts";
import { BoundError } from "./errors.ts";
import type { TemplateSet } from "./template-set.ts";

/** What one rendering may use up before it is stopped. */
export interface Limits {
  /** Passes through loops and calls of templates. */
  readonly steps: number;
  /** Characters of output, of all templates together. */
  readonly output: number;
  /** Items of one list that a function gives; one text may have as many characters as {@link output}. */
  readonly items: number;
  /** Characters of one values file. */
  readonly values: number;
}

/** Far beyond what charts need, and soon reached by a chart that means harm. */
export const defaultLimits: Limits = {
  steps: 20_000_000,
  output: 64 * 1024 * 1024,
  items: 10_000_000,
  values: 16 * 1024 * 1024,
};

/** The state that all templates of one rendering share. */
export class Run {
  readonly limits: Limits;
  /** How often a template is being included just now, by name. */
  readonly included: Map<string, number> = new Map();
  #steps = 0;
  #output = 0;

  constructor(limits: Limits) {
    this.limits = limits;
  }

  /** @param written what the template under execution has written so far, which is counted when it has ended. */
  step(written = 0): void {
    if (written > this.limits.output) this.count(written);
    if (++this.#steps > this.limits.steps) {
      throw new BoundError(`rendering was stopped after ${this.limits.steps} steps of loops and templates`);
    }
  }

  /** Counts output, also what is only made to be thrown away. */
  count(length: number): void {
    this.#output += length;
    if (this.#output > this.limits.output) {
      throw new BoundError(`rendering was stopped after ${this.limits.output} characters of output`);
    }
  }
}

/** The result of a function, unless it is larger than what a chart may make. */
export function bounded(frame: Frame, result: Value): Value {
  if (typeof result === "string") {
    if (result.length > frame.run.limits.output)
      throw new BoundError(`a function gave more than ${frame.run.limits.output} characters`);
  } else if (Array.isArray(result) && result.length > frame.run.limits.items)
    throw new BoundError(`a function gave a list of more than ${frame.run.limits.items} items`);
  return result;
}

/** One template under execution. */
export class Frame {
  readonly run: Run;
  readonly set: TemplateSet;
  readonly vars: Value[];
  out = "";
  /** What the loops that are under way go through, the outermost first. */
  readonly loops: Value[] = [];

  constructor(run: Run, set: TemplateSet, dot: Value) {
    this.run = run;
    this.set = set;
    this.vars = [dot];
    set.recorder?.enter(this);
  }

  /** Whether a loop's elements may be anything: then Go's errors do not name their type. */
  givesAnything(loop: number): boolean {
    const items = this.loops[loop];
    if (items instanceof Map) return holdsAnything(items);
    return Array.isArray(items) && typeOf(items) === "[]interface {}";
  }
}
