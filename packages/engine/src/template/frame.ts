import type { Value } from "../value/value.ts";
import { BoundError } from "./errors.ts";
import type { TemplateSet } from "./template-set.ts";

/** What one rendering may use up before it is stopped. */
export interface Limits {
  /** Passes through loops and calls of templates. */
  readonly steps: number;
  /** Characters of output, of all templates together. */
  readonly output: number;
}

/** Far beyond what charts need, and soon reached by a chart that means harm. */
export const defaultLimits: Limits = { steps: 20_000_000, output: 64 * 1024 * 1024 };

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

  step(): void {
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

/** One template under execution. */
export class Frame {
  readonly run: Run;
  readonly set: TemplateSet;
  readonly vars: Value[];
  out = "";

  constructor(run: Run, set: TemplateSet, dot: Value) {
    this.run = run;
    this.set = set;
    this.vars = [dot];
    set.recorder?.enter(this);
  }
}
