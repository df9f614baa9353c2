import type { ChartModel } from "../chart/define-chart.ts";
import { isInstalled } from "../chart/dependency.ts";
import type { RawTemplate } from "../chart/raw-template.ts";
import type { Resource } from "../chart/resource.ts";
import type { Rule } from "../chart/rule.ts";
import type { LookupNode, Node, RawNode, VariableNode } from "../expr/node.ts";
import { type Shape, schemaShape, shapeOf } from "../expr/shape.ts";
import { coalesce, defaultOf, isMapping, type Json } from "../values/defaults.ts";
import type { SchemaNode } from "../values/schema-node.ts";
import { meanings } from "./functions.ts";
import { goFloat, sortedKeys } from "./go-text.ts";
import { type Capabilities, type EvaluateInput, noCapabilities, TemplateFailure } from "./input.ts";
import { pipelineOf } from "./pipeline.ts";
import { type Templates, templatesOf } from "./templates.ts";
import { isTrue } from "./truth.ts";

/** An object that a chart renders to, and what of the model it came from. */
export interface EvaluatedObject {
  readonly resource: Resource | RawTemplate;
  /** The chart that it is of, as `# Source:` has it: `parent/charts/child`. */
  readonly chart: string;
  readonly object: { readonly [key: string]: Json };
}

export interface Evaluated {
  /**
   * Why the chart refuses the values: the message of its first rule that does, or what a text in Helm's language fails
   * with. It renders nothing then.
   */
  readonly refused: string | undefined;
  readonly objects: readonly EvaluatedObject[];
  readonly notes: string | undefined;
}

interface Scope {
  readonly values: Json;
  readonly builtins: Readonly<Record<string, string>>;
  readonly capabilities: Capabilities;
  readonly variables: ReadonlyMap<VariableNode, unknown>;
  readonly cluster: readonly { readonly [key: string]: Json }[];
  readonly templates: Templates;
  readonly trace: Trace;
}

/** Is told of each decision that is taken: the node that takes it, and which way it went. */
export type Trace = (node: Node | Resource | Rule, outcome: Outcome) => void;

/** Which way a decision went: of a condition, of a value that may be left out, of a loop. */
export type Outcome = "yes" | "no" | "none" | "one" | "several";

/**
 * The direct meaning of a chart: the objects that it renders to, without templates and without Helm.
 * What Helm makes of the generated templates is equal to it.
 *
 * @param model a chart without errors
 * @throws TypeError where the values do not fit the chart's schema; validate them first
 */
export function evaluate(model: ChartModel, input: EvaluateInput, trace: Trace = () => {}): Evaluated {
  try {
    const { name } = model.metadata;
    return evaluateAs(model, input, trace, { name, path: name, folder: "" });
  } catch (error) {
    if (error instanceof TemplateFailure) return refusing(error.message);
    throw error;
  }
}

/** Where a chart stands in a release: what its parent calls it, its path of such names, and where its files are. */
interface Position {
  readonly name: string;
  readonly path: string;
  readonly folder: string;
}

function evaluateAs(
  model: ChartModel,
  input: EvaluateInput,
  trace: Trace,
  { name, path, folder }: Position,
): Evaluated {
  const values = coalesce(defaultOf(model.values), input.values as Json | undefined) ?? {};
  const capabilities = input.capabilities ?? noCapabilities;
  const scope: Scope = {
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
  };
  const rule = model.rules.find((each) => decide(each, isTrue(rawOf(each.cond, scope)), scope));
  if (rule !== undefined) return refusing(String(rawOf(rule.message, scope)));
  const own = model.resources.flatMap((resource): EvaluatedObject[] => {
    if (resource.cond !== undefined && !decide(resource, isTrue(rawOf(resource.cond, scope)), scope))
      return [];
    const body = fieldOf(resource.body, scope);
    const { apiVersion, kind } = resource;
    return [{ resource, chart: path, object: { apiVersion, kind, ...(isMapping(body) ? body : {}) } }];
  });
  const raws = model.rawTemplates.flatMap((template): EvaluatedObject[] =>
    scope.templates.objects(template).map((object) => ({ resource: template, chart: path, object })),
  );
  const children = Object.entries(model.dependencies).flatMap(([key, dependency]) => {
    if (!isInstalled(key, dependency, scope.values)) return [];
    const { model: child, version } = dependency;
    const values = valuesOfChild(scope.values, key);
    const below = { ...input, values, chartVersion: version };
    const position = {
      name: key,
      path: `${path}/charts/${key}`,
      folder: `${folder}charts/${child.metadata.name}/`,
    };
    return [evaluateAs(child, below, () => {}, position)];
  });
  const refused = children.find((child) => child.refused !== undefined)?.refused;
  if (refused !== undefined) return refusing(refused);
  const notes = model.notes === undefined ? undefined : String(rawOf(model.notes, scope));
  return {
    refused: undefined,
    objects: [...own, ...raws, ...children.flatMap(({ objects }) => objects)],
    notes,
  };
}

function refusing(refused: string): Evaluated {
  return { refused, objects: [], notes: undefined };
}

/** What a parent chart gives a child: the values below its name, and those that all charts of a release share. */
function valuesOfChild(values: Json, key: string): Record<string, Json> {
  const all = isMapping(values) ? values : {};
  const own = isMapping(all[key]) ? all[key] : {};
  const global = coalesce(own.global ?? {}, all.global ?? {});
  return global === undefined ? own : { ...own, global };
}

/** What a node gives where a field or an item takes it; `undefined` where that is left out. */
function fieldOf(node: Node, scope: Scope): unknown {
  switch (node.kind) {
    case "list": {
      const items = node.items.flatMap((item) => {
        const value = fieldOf(item, scope);
        if (item.kind === "spread") return (value as unknown[] | undefined) ?? [];
        return value === undefined ? [] : [value];
      });
      return items.length === 0 && node.items.length > 0 ? undefined : items;
    }
    case "object": {
      const entries = node.entries.map(({ key, value }) => [key, fieldOf(value, scope)] as const);
      const present = entries.filter(([, value]) => value !== undefined);
      return present.length === 0 && entries.length > 0 ? undefined : Object.fromEntries(present);
    }
    case "merge": {
      const parts = node.parts.map((part) => fieldOf(part, scope)).filter((part) => part !== undefined);
      return parts.length === 0 ? undefined : joined(parts as object[]);
    }
    case "each": {
      const entries = eachOf(rawOf(node.over, scope));
      scope.trace(node, entries.length === 0 ? "none" : entries.length === 1 ? "one" : "several");
      const made = entries.flatMap(([key, item]) => {
        const variables = new Map(scope.variables).set(node.item, item);
        if (node.key !== undefined) variables.set(node.key, key);
        const value = fieldOf(node.body, { ...scope, variables });
        return value === undefined ? [] : [value];
      });
      return made.length === 0 ? undefined : made;
    }
    case "mapValues": {
      const entries = eachOf(rawOf(node.over, scope));
      decide(node, entries.length > 0, scope);
      const made = entries.map(
        ([key, item]) => [key, rawOf(node.body, bound(node.item, item, scope))] as const,
      );
      return made.length === 0 ? undefined : Object.fromEntries(made);
    }
    case "if":
      if (decide(node, isTrue(rawOf(node.cond, scope)), scope)) return fieldOf(node.then, scope);
      return node.otherwise === undefined ? undefined : fieldOf(node.otherwise, scope);
    case "let":
      return fieldOf(node.body, bound(node.variable, rawOf(node.value, scope), scope));
    case "include":
      return fieldOf(node.helper.body, scope);
    case "spread":
      return fieldOf(node.list, scope);
    case "resource":
      return fieldOf(node.resource.body, scope);
    case "value":
    case "variable":
    case "field": {
      const value = rawOf(node, scope);
      return decide(node, !isLeftOut(value, node.schema), scope) ? value : undefined;
    }
    case "keep":
      return rawOf(node.of, scope) ?? (shapeOf(node) === "list" ? [] : {});
    case "call": {
      const value = rawOf(node, scope);
      return shapeOf(node) === "object" && !isTrue(value) ? undefined : value;
    }
    case "raw": {
      const value = rawOf(node, scope);
      return typeof value === "object" && !isTrue(value) ? undefined : value;
    }
    case "literal":
    case "builtin":
    case "text":
    case "lines":
    case "file":
    case "lookup":
      return rawOf(node, scope);
  }
  node satisfies never;
}

/** Where two have a key, the first one's value stands. */
function joined(mappings: readonly object[]): object {
  const all = new Map<string, unknown>();
  for (const [key, value] of mappings.flatMap(Object.entries)) if (!all.has(key)) all.set(key, value);
  return Object.fromEntries(all);
}

/** Tells of a decision, and gives which way it went. */
function decide(node: Node | Resource | Rule, yes: boolean, { trace }: Scope): boolean {
  trace(node, yes ? "yes" : "no");
  return yes;
}

/** A field leaves out what is not set, an empty mapping or list, and an optional text that is empty. */
function isLeftOut(value: unknown, schema: SchemaNode): boolean {
  if (value === undefined || value === null) return true;
  if (schema.kind === "any" || schema.kind === "union") return false;
  if (typeof value === "object") return !isTrue(value);
  return value === "" && schema.optional === true;
}

/** What a node gives to a function or a condition. */
function rawOf(node: Node, scope: Scope): unknown {
  switch (node.kind) {
    case "literal":
      return node.value;
    case "value":
      return node.path.reduce<unknown>((at, key) => (isMapping(at) ? at[key] : undefined), scope.values);
    case "variable":
      return scope.variables.get(node);
    case "field": {
      const of = rawOf(node.of, scope);
      return (isMapping(of) ? of[node.name] : undefined) ?? node.schema.default;
    }
    case "file":
      return node.text;
    case "lookup":
      return lookedUp(node, scope);
    case "builtin":
      return scope.builtins[`${node.object}.${node.name}`];
    case "text":
      return node.parts.map((part) => (typeof part === "string" ? part : textOf(part, scope))).join("");
    case "lines": {
      const lines = node.lines.map((line) => fieldOf(line, scope)).filter((line) => line !== undefined);
      return lines.map((line) => `${line}\n`).join("");
    }
    case "call": {
      const args = node.args.map((arg) => rawOf(arg, scope));
      if (node.fn === "orElse") decide(node, isTrue(args[0]), scope);
      return meanings[node.fn](args, scope);
    }
    case "raw":
      return resultOf(node, scope);
    case "if":
      if (decide(node, isTrue(rawOf(node.cond, scope)), scope)) return rawOf(node.then, scope);
      return node.otherwise === undefined ? undefined : rawOf(node.otherwise, scope);
    case "let":
      return rawOf(node.body, bound(node.variable, rawOf(node.value, scope), scope));
    case "include":
      return rawOf(node.helper.body, scope) ?? (shapeOf(node) === "object" ? {} : undefined);
    case "object":
    case "list":
    case "spread":
    case "each":
    case "mapValues":
    case "merge":
    case "keep":
    case "resource":
      return fieldOf(node, scope);
  }
  node satisfies never;
}

/** What a pipeline gives; it fails where that is not what it is declared to give. */
function resultOf(node: RawNode, scope: Scope): unknown {
  const { text, args } = pipelineOf(node);
  const given = args.map(({ name, node: arg }) => {
    return { name, value: rawOf(arg, scope), integer: shapeOf(arg) === "integer" };
  });
  const value = scope.templates.pipeline(text, given);
  const shape = schemaShape(node.schema);
  if (fits(value, shape)) return value;
  throw new TemplateFailure(`\`${text}\` gives ${JSON.stringify(value)}, but is declared to give a ${shape}`);
}

function fits(value: unknown, shape: Shape): boolean {
  switch (shape) {
    case "list":
      return Array.isArray(value);
    case "object":
      return isMapping(value);
    case "integer":
      return Number.isInteger(value);
    case "null":
      return value === null;
    case "any":
      return true;
    default:
      return typeof value === shape;
  }
}

/** What is in the cluster at the field; the empty text where nothing is. */
function lookedUp(node: LookupNode, scope: Scope): unknown {
  const [namespace, name] = [rawOf(node.namespace, scope), rawOf(node.name, scope)];
  const found = scope.cluster.find(
    ({ apiVersion, kind, metadata }) =>
      apiVersion === node.apiVersion &&
      kind === node.objectKind &&
      isMapping(metadata) &&
      metadata.name === name &&
      metadata.namespace === namespace,
  );
  return node.path.reduce<unknown>((at, key) => (isMapping(at) ? at[key] : undefined), found) ?? "";
}

function textOf(node: Node, scope: Scope): string {
  const value = rawOf(node, scope);
  if (value === undefined) return "";
  return typeof value === "number" && shapeOf(node) !== "integer" ? goFloat(value) : String(value);
}

function eachOf(over: unknown): (readonly [string, unknown])[] {
  if (Array.isArray(over)) return over.map((item, index) => [String(index), item] as const);
  if (!isMapping(over)) return [];
  return sortedKeys(over).map((key) => [key, over[key]] as const);
}

function bound(variable: VariableNode, value: unknown, scope: Scope): Scope {
  return { ...scope, variables: new Map(scope.variables).set(variable, value) };
}
