import type { ChartModel } from "../chart/chart-model.ts";
import type { Rule } from "../chart/rule.ts";
import { evaluate } from "../evaluate/evaluate.ts";
import type { TemplateEngine } from "../evaluate/input.ts";
import { defaultOf, entryOf, isMapping, type Json } from "../values/defaults.ts";
import type { ObjectSchema, SchemaNode } from "../values/schema-node.ts";
import type { Branch } from "./branch.ts";
import { decisions, type Following } from "./decisions.ts";
import { type Assignment, type Needs, together } from "./needs.ts";
import { packsOf, touching, type Wanted } from "./pack.ts";
import { candidates } from "./samples.ts";
import { anyItem, ownName, satisfy, satisfyAll } from "./satisfy.ts";

/** Values that take some of a chart's decisions one way. */
export interface CoveringSet {
  readonly values: { readonly [key: string]: Json };
  readonly release: string;
  /** Such as `v1.37.0`. */
  readonly kubeVersion: string;
  /** API versions that the cluster serves. */
  readonly apiVersions: readonly string[];
}

export interface Coverage {
  /** A few sets of values that together take every decision every way. */
  readonly sets: readonly CoveringSet[];
  /** How many ways there are in all. */
  readonly total: number;
  /** Those that no set was found for. */
  readonly missing: readonly Branch[];
}

/** So many rules, one behind the other, are gone around. */
const deepest = 4;

/** The chart as it is installed without any values. */
const plain: CoveringSet = { values: {}, release: "my-release", kubeVersion: "v1.37.0", apiVersions: [] };

/**
 * Finds values that take every condition both ways, leave out what may be left out and give it, and run every loop
 * with no, one and several items. What is found was run: `evaluate` told of every decision.
 *
 * @param model a chart without errors
 * @param templates what `evaluate` needs of a chart that uses Helm's template language
 */
export function coveringValues(model: ChartModel, templates?: TemplateEngine): Coverage {
  const all = decisions(model.requirements);
  const { branches, open } = all;
  const ruled = { ...model, rules: [...model.requirements, ...model.rules] };
  const beyondRules = new Set<Branch>();
  const sets: CoveringSet[] = [];
  /** The sets that were looked at, as JSON, each with the rule that refuses it. */
  const tried = new Map<string, Rule | undefined>();
  /** Keeps the set if it takes a branch that none has taken yet; gives the rule that refuses it. */
  const take = (set: CoveringSet, whole: ChartModel = withOpen(ruled, open)): Rule | undefined => {
    const key = JSON.stringify(set);
    if (tried.has(key)) return tried.get(key);
    const before = branches.length - open.size;
    const refusedBy = run(whole, set, all.follow(), templates);
    tried.set(key, refusedBy);
    if (branches.length - open.size > before) sets.push(set);
    return refusedBy;
  };
  /** Takes a branch with what it needs, and what else keeps the rules from refusing that. */
  const takeAround = (branch: Branch, needs: Needs, depth: number): void => {
    const rule = take(setOf(model, required, withLoops(needs, branch)));
    if (rule === undefined || depth === 0) return;
    for (const around of satisfy(rule.cond, false, new Map())) {
      if (!open.has(branch)) return;
      const both = together(needs, around);
      if (both !== undefined) takeAround(branch, both, depth - 1);
    }
  };
  /** Takes many branches at once; where a rule refuses them, those that give it nothing to refuse, and fewer of the others. */
  const takeTogether = (some: readonly Wanted[]): void => {
    for (const { all: packed, needs } of packsOf(some)) {
      if (!packed.some(({ branch }) => open.has(branch))) continue;
      const rule = take(setOf(model, required, needs));
      if (rule === undefined || packed.length === 1) continue;
      const asked = touching(packed, rule);
      if (asked.length < packed.length) takeTogether(packed.filter((each) => !asked.includes(each)));
      const middle = Math.ceil(asked.length / 2);
      takeTogether(asked.slice(0, middle));
      takeTogether(asked.slice(middle));
    }
  };
  /** Takes a branch alone, and says whether the schema or a rule leaves no way to it. */
  const takeAlone = (branch: Branch): boolean => {
    const ways = satisfyAll(branch.requires, branch.loops);
    for (const depth of all.isTakenSomewhere(branch) ? [0] : [0, deepest]) {
      for (const needs of ways) if (open.has(branch)) takeAround(branch, needs, depth);
    }
    if (!open.has(branch) || !isImplied(branch)) return false;
    return ways.length === 0 || ways.some((needs) => isTakenWithoutRules(branch, needs));
  };
  const isTakenWithoutRules = (branch: Branch, needs: Needs): boolean => {
    let isTaken = false;
    const watch = all.watch((taken) => {
      isTaken ||= taken === branch;
    });
    run({ ...model, rules: [] }, setOf(model, required, withLoops(needs, branch)), watch, templates);
    return isTaken;
  };
  const required = requiredValues(model.values);
  const base: CoveringSet = { ...plain, values: required };
  take(base, ruled);
  // A name that holds the chart's own is not given it twice.
  take({ ...base, release: model.metadata.name }, ruled);
  // What is taken leads to decisions that were not come to before.
  for (let from = 0; from < branches.length; ) {
    const fresh = branches.slice(from);
    from = branches.length;
    const wanted = fresh.flatMap((branch): Wanted[] => {
      const [needs] = open.has(branch) && !isRule(branch) ? satisfyAll(branch.requires, branch.loops) : [];
      return needs === undefined ? [] : [{ branch, needs: withLoops(needs, branch) }];
    });
    takeTogether(wanted);
    for (const branch of fresh) if (open.has(branch) && takeAlone(branch)) beyondRules.add(branch);
  }
  const beyond = [...open].filter((branch) => beyondRules.has(branch) || all.isTakenSomewhere(branch));
  return {
    sets,
    total: branches.length - beyond.length,
    missing: [...open].filter((branch) => !beyond.includes(branch)),
  };
}

/** A decision that the author did not write: of leaving out what is empty. A rule may have taken it already. */
function isImplied({ node, outcome }: Branch): boolean {
  if (!("kind" in node)) return false;
  return outcome === "none" || node.kind === "value" || node.kind === "field" || node.kind === "variable";
}

/** Evaluates a chart with a set, and gives the rule that refuses it. */
function run(
  model: ChartModel,
  set: CoveringSet,
  following: Following,
  templates: TemplateEngine | undefined,
): Rule | undefined {
  const { values, kubeVersion, apiVersions } = set;
  const release = { name: set.release, namespace: "default" };
  const capabilities = { kubeVersion, apiVersions };
  const given = templates === undefined ? {} : { templates };
  evaluate(model, { values, release, chartVersion: "0.0.0", capabilities, ...given }, following);
  return following.refusedBy;
}

/** The chart with what holds an open branch only: the rest of it takes no decision that is asked for. */
function withOpen(model: ChartModel, open: ReadonlySet<Branch>): ChartModel {
  const resources = new Set<Branch["resource"]>();
  for (const { resource } of open) resources.add(resource);
  const notes = resources.has(undefined) ? model.notes : undefined;
  return { ...model, resources: model.resources.filter((each) => resources.has(each)), notes };
}

function isRule({ node }: Branch): boolean {
  return "message" in node;
}

function setOf(model: ChartModel, required: Json, needs: Needs): CoveringSet {
  let values = required;
  for (const assignment of needs.assignments) values = assign(values, assignment, model);
  const { apiVersions, kubeVersion = plain.kubeVersion } = needs;
  const release = needs.release === ownName ? model.metadata.name : (needs.release ?? plain.release);
  return { release, values: values as Record<string, Json>, apiVersions, kubeVersion };
}

/** What a user must give: the values that have no default and cannot be left out. */
function requiredValues(schema: ObjectSchema): Record<string, Json> {
  const entries = Object.entries(schema.properties).flatMap(([name, property]): [string, Json][] => {
    if (property.kind === "object" && property.default === undefined) {
      const below = requiredValues(property);
      return Object.keys(below).length === 0 ? [] : [[name, below]];
    }
    if (property.optional === true || defaultOf(property) !== undefined) return [];
    const [sample] = candidates(property);
    return sample === undefined ? [] : [[name, sample]];
  });
  return Object.fromEntries(entries);
}

/** With as many items as the branch asks its loop for. */
function withLoops(needs: Needs, branch: Branch): Needs {
  return { ...needs, assignments: [...needs.assignments, ...loopAssignments(branch)] };
}

/** For "one" and "several" items: the value that the loop runs over, with as many. */
function loopAssignments({ node, outcome }: Branch): readonly Assignment[] {
  if (!("kind" in node) || node.kind !== "each" || !("over" in node) || node.over.kind !== "value") return [];
  const wanted = outcome === "one" ? 1 : outcome === "several" ? 2 : 0;
  const size = (value: Json) => Object.keys(value as object).length;
  const fitting = candidates(node.over.schema).find((value) => size(value) === wanted);
  return fitting === undefined ? [] : [{ path: node.over.path, value: fitting }];
}

/** Sets a value at its place, making what leads there. */
function assign(values: Json, { path, value }: Assignment, model: ChartModel): Json {
  return put(values, path, value, model.values, defaultOf(model.values));
}

function put(
  at: Json | undefined,
  path: readonly string[],
  value: Json | undefined,
  schema: SchemaNode,
  base: Json | undefined,
): Json {
  const [key, ...rest] = path;
  if (key === undefined) return schema.kind === "map" ? inPlaceOf(base, value) : (value as Json);
  if (key === anyItem) return intoItem(at, rest, value, schema, base);
  const object = schema.kind === "subchart" ? schema.of : schema;
  const inner =
    object.kind === "object" && Object.hasOwn(object.properties, key) ? object.properties[key] : undefined;
  const mapping = isMapping(at) ? at : {};
  const below = entryOf(base, key);
  // `null` takes a default away, as it does on Helm's command line.
  const next =
    value === undefined && rest.length === 0
      ? below === undefined
        ? undefined
        : null
      : put(entryOf(mapping, key), rest, value, inner ?? { kind: "any" }, below);
  const { [key]: _, ...others } = mapping;
  return next === undefined ? others : { ...others, [key]: next };
}

/** A map, whole: it takes away the entries that a default has besides its own. */
function inPlaceOf(base: Json | undefined, value: Json | undefined): Json {
  if (!isMapping(base) || !isMapping(value)) return value as Json;
  const others = Object.keys(base).filter((key) => !Object.hasOwn(value, key));
  return { ...Object.fromEntries(others.map((key) => [key, null])), ...value };
}

/** Into the first item of a list or a map, which is made where there is none. */
function intoItem(
  at: Json | undefined,
  path: readonly string[],
  value: Json | undefined,
  schema: SchemaNode,
  base: Json | undefined,
): Json {
  const items =
    schema.kind === "array" ? schema.items : schema.kind === "map" ? schema.values : { kind: "any" as const };
  const given =
    at !== undefined && Object.keys(at as object).length > 0
      ? at
      : candidates(schema).find((each) => Object.keys(each as object).length > 0);
  if (Array.isArray(given)) return [put(given[0], path, value, items, undefined), ...given.slice(1)];
  const entries = Object.entries((given ?? {}) as Record<string, Json>);
  const first = entries.find(([, entry]) => entry !== null);
  if (first === undefined) return given ?? {};
  const below = entryOf(base, first[0]);
  return { ...(given as object), [first[0]]: put(first[1], path, value, items, below) };
}
