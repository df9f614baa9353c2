import type { ChartModel } from "../chart/chart-model.ts";
import type { Rule } from "../chart/rule.ts";
import type { Helper, Node, Resource, VariableNode } from "../expr/node.ts";
import type { Step } from "../expr/step.ts";
import { coalesce, defaultOf, type Json } from "../values/defaults.ts";
import { type Capabilities, type EvaluateInput, noCapabilities } from "./input.ts";
import { type Templates, templatesOf } from "./templates.ts";

/** What the names in an expression mean. */
export interface Scope {
  readonly values: Json;
  readonly builtins: Readonly<Record<string, string>>;
  readonly capabilities: Capabilities;
  readonly variables: ReadonlyMap<VariableNode, unknown>;
  readonly cluster: readonly { readonly [key: string]: Json }[];
  readonly templates: Templates;
  readonly trace: Trace | undefined;
  /**
   * What the named templates gave, each computed once: they see the values, and no variable. Undefined where a trace
   * wants to see each of them.
   */
  readonly included: { readonly field: Map<Helper, unknown>; readonly raw: Map<Helper, unknown> } | undefined;
}

/**
 * Follows an evaluation: what is come to, what is decided there, and what it gives. Coverage and explanation are made of
 * it, so that neither has a meaning of its own for any node.
 */
export interface Trace {
  /** By a step from what was entered last, or without one where it is beside it: an argument or a condition. */
  enter(what: Decider, step: Step | undefined, scope: Scope): void;
  /** What was entered last decides by a condition. What is entered before it is left depends on the outcome. */
  decide(cond: Node, outcome: Outcome): void;
  leave(value: unknown): void;
}

/** What can take a decision. */
export type Decider = Node | Resource | Rule;

/** Which way a decision went: of a condition, of a value that may be left out, of a loop. */
export type Outcome = "yes" | "no" | "none" | "one" | "several";

/** Where a chart stands in a release: what its parent calls it, its path of such names, and where its files are. */
export interface Position {
  readonly name: string;
  readonly path: string;
  readonly folder: string;
}

/** What a chart is evaluated in. */
export function scopeOf(
  model: ChartModel,
  input: EvaluateInput,
  trace: Trace | undefined,
  { name, folder }: Pick<Position, "name" | "folder">,
): Scope {
  const values = coalesce(defaultOf(model.values), input.values as Json | undefined) ?? {};
  const capabilities = input.capabilities ?? noCapabilities;
  return {
    values,
    builtins: {
      "Release.Name": input.release.name,
      "Release.Namespace": input.release.namespace,
      "Release.Service": "Helm",
      "Chart.Name": name,
      "Chart.Version": input.chartVersion,
      "Chart.AppVersion": model.metadata.appVersion,
    },
    capabilities,
    templates: templatesOf(input.templates, {
      values,
      release: input.release,
      capabilities,
      chart: { name, version: input.chartVersion, appVersion: model.metadata.appVersion },
      folder,
    }),
    variables: new Map(),
    cluster: input.cluster ?? [],
    trace,
    included: { field: new Map(), raw: new Map() },
  };
}

export function bound(variable: VariableNode, value: unknown, scope: Scope): Scope {
  return { ...scope, variables: new Map(scope.variables).set(variable, value) };
}

/** Tells of a decision, and gives which way it went. */
export function decide(cond: Node, yes: boolean, { trace }: Scope): boolean {
  trace?.decide(cond, yes ? "yes" : "no");
  return yes;
}

/** Evaluates something, and lets the trace follow. */
export function followed<T>(what: Decider, scope: Scope, step: Step | undefined, make: () => T): T {
  const { trace } = scope;
  if (trace === undefined) return make();
  trace.enter(what, step, scope);
  const made = make();
  trace.leave(made);
  return made;
}
