import type { CallNode, EachNode, Node, VariableNode } from "../expr/node.ts";
import { defaultOf, type Json } from "../values/defaults.ts";
import type { SchemaNode } from "../values/schema-node.ts";
import { candidates, falsy, truthy } from "./samples.ts";

/** A value to be set at a place; `undefined` takes away what is there. `*` in a path is any item of a loop. */
export interface Assignment {
  readonly path: readonly string[];
  readonly value: Json | undefined;
}

/** What a condition needs of the input: some values, and API versions that the cluster serves. */
export interface Needs {
  readonly assignments: readonly Assignment[];
  readonly apiVersions: readonly string[];
  /** A version of Kubernetes, where one is asked for. */
  readonly kubeVersion?: string | undefined;
  /** The release's name, where one is asked for. */
  readonly release?: string | undefined;
}

export const anyItem = "*";
/** At most so many ways to satisfy a condition are looked at. */
const most = 24;
const nothing: Needs = { assignments: [], apiVersions: [] };

/** Stands for the chart's own name. */
export const ownName = "<chart>";

/** A release's name as long as Helm lets it be. */
const longestRelease = `long-${"r".repeat(48)}`;

/** Versions of Kubernetes to try where a condition asks for one. */
const kubeVersions = ["v1.37.0", "v1.33.0", "v1.29.0", "v1.20.0"];

type Loops = ReadonlyMap<VariableNode, EachNode>;

/** Ways to make a condition true or false, the likeliest first. Whether one of them does it, `evaluate` tells. */
export function satisfy(node: Node, want: boolean, loops: Loops): readonly Needs[] {
  switch (node.kind) {
    case "value":
    case "field":
      return assigning(node, node.schema, want ? truthy(node.schema) : emptyOrAway(node.schema), loops);
    case "variable":
      if (node.value !== undefined) return satisfy(node.value, want, loops);
      return assigning(node, node.schema, want ? truthy(node.schema) : falsy(node.schema), loops);
    case "call":
      return satisfyCall(node, want, loops);
    case "if": {
      const ways = [
        all([satisfy(node.cond, true, loops), satisfy(node.then, want, loops)]),
        ...(node.otherwise === undefined
          ? want
            ? []
            : [satisfy(node.cond, false, loops)]
          : [all([satisfy(node.cond, false, loops), satisfy(node.otherwise, want, loops)])]),
      ];
      return ways.flat();
    }
    case "include":
      return satisfy(node.helper.body, want, loops);
    case "let":
      return satisfy(node.body, want, loops);
    case "keep":
      return satisfy(node.of, want, loops);
    case "each":
    case "mapValues":
      return satisfy(node.over, want, loops);
    case "merge":
      return want
        ? node.parts.flatMap((part) => satisfy(part, true, loops))
        : all(node.parts.map((part) => satisfy(part, false, loops)));
    default:
      return [nothing];
  }
}

function satisfyCall(node: CallNode, want: boolean, loops: Loops): readonly Needs[] {
  const [first, second] = node.args as [Node, Node];
  switch (node.fn) {
    case "not":
    case "isEmpty":
      return satisfy(first, !want, loops);
    case "and":
    case "or":
      return (node.fn === "and") === want
        ? all(node.args.map((arg) => satisfy(arg, want, loops)))
        : node.args.flatMap((arg) => satisfy(arg, want, loops));
    case "isSet": {
      if (!("schema" in first)) return satisfy(first, want, loops);
      const values = want ? candidates(first.schema).filter((value) => value !== null) : [undefined, null];
      return assigning(first, first.schema, values, loops);
    }
    case "isText": {
      if (!("schema" in first)) return [nothing];
      const values = candidates(first.schema).filter((value) => (typeof value === "string") === want);
      return assigning(first, first.schema, values, loops);
    }
    case "hasKey": {
      const key = second.kind === "literal" ? second.value : "schema" in second && defaultOf(second.schema);
      if (first.kind !== "value" || first.schema.kind !== "map" || typeof key !== "string") return [nothing];
      const [item] = candidates(first.schema.values);
      if (!want || item === undefined) return satisfy(first, false, loops);
      return assigning(first, first.schema, [{ [key]: item }], loops);
    }
    case "apiAvailable":
      if (!want || first.kind !== "literal") return [nothing];
      return [{ assignments: [], apiVersions: [String(first.value)] }];
    case "kubeVersionMatches":
      return kubeVersions.map((kubeVersion) => ({ ...nothing, kubeVersion }));
    case "orElse":
      return want
        ? [
            ...satisfy(first, true, loops),
            ...all([satisfy(first, false, loops), satisfy(second, true, loops)]),
          ]
        : all([satisfy(first, false, loops), satisfy(second, false, loops)]);
    case "contains":
      // A release may be called as the chart is.
      if (first.kind === "builtin" && first.name === "Name")
        return [{ ...nothing, release: want ? ownName : undefined }];
      return comparing(node.args, loops);
    case "eq":
    case "ne":
    case "lt":
    case "le":
    case "gt":
    case "ge":
    case "hasPrefix":
      return comparing(node.args, loops);
    default:
      return node.args.flatMap((arg) => satisfy(arg, want, loops));
  }
}

/** For a comparison: each side takes the values that its schema offers, and what it is compared with. */
function comparing(args: readonly Node[], loops: Loops): readonly Needs[] {
  const literals = args.flatMap((arg) => (arg.kind === "literal" && arg.value !== null ? [arg.value] : []));
  const near = literals.flatMap((value): Json[] =>
    typeof value === "number" ? [value, value - 1, value + 1] : [value, `x${value}x`],
  );
  const compared = args.flatMap(comparedIn);
  return compared.flatMap((arg) =>
    "schema" in arg
      ? assigning(arg, arg.schema, [...near, ...candidates(arg.schema)], loops)
      : [nothing, { ...nothing, release: longestRelease }],
  );
}

/** What a side of a comparison is made of. */
function comparedIn(arg: Node): readonly Node[] {
  if (arg.kind === "raw") return arg.parts.filter((part) => typeof part !== "string");
  return arg.kind === "call" && arg.fn === "toText" ? arg.args : [arg];
}

/** What is empty, or taken away: `{}` would leave the keys of a default where they are. */
function emptyOrAway(schema: SchemaNode): readonly (Json | undefined)[] {
  const isCollection = schema.kind === "map" || schema.kind === "array" || schema.kind === "kubernetes";
  const canBeAway =
    isCollection || schema.optional === true || schema.kind === "any" || schema.kind === "nullable";
  return canBeAway ? [...falsy(schema), undefined] : falsy(schema);
}

function assigning(
  node: Node,
  schema: SchemaNode,
  values: readonly (Json | undefined)[],
  loops: Loops,
): readonly Needs[] {
  const path = pathOf(node, loops);
  if (path === undefined) return [nothing];
  const fitting = values.filter((value) => value === undefined || fits(value, schema));
  return fitting.map((value) => ({ assignments: [{ path, value }], apiVersions: [] }));
}

function fits(value: Json, schema: SchemaNode): boolean {
  if (schema.kind === "enum") return schema.options.includes(value as string);
  if (schema.kind === "string")
    return (
      typeof value === "string" && (schema.pattern === undefined || new RegExp(schema.pattern).test(value))
    );
  if (schema.kind === "integer" || schema.kind === "number") {
    return (
      typeof value === "number" && value >= (schema.min ?? -Infinity) && value <= (schema.max ?? Infinity)
    );
  }
  return true;
}

/** The place of a node in the values, through the loops that it stands in. */
function pathOf(node: Node, loops: Loops): readonly string[] | undefined {
  switch (node.kind) {
    case "value":
      return node.path;
    case "field": {
      const of = pathOf(node.of, loops);
      return of === undefined ? undefined : [...of, node.name];
    }
    case "variable": {
      const loop = loops.get(node);
      const over = loop === undefined ? undefined : pathOf(loop.over, loops);
      return over === undefined ? undefined : [...over, anyItem];
    }
    default:
      return undefined;
  }
}

/** Ways to have all of them. */
function all(needs: readonly (readonly Needs[])[]): readonly Needs[] {
  return needs.reduce(joined, [nothing]);
}

function joined(some: readonly Needs[], next: readonly Needs[]): readonly Needs[] {
  const ways: Needs[] = [];
  for (const left of some) {
    for (const right of next) {
      if (conflict(left, right)) continue;
      ways.push({
        assignments: [...left.assignments, ...right.assignments],
        apiVersions: [...left.apiVersions, ...right.apiVersions],
        kubeVersion: right.kubeVersion ?? left.kubeVersion,
        release: right.release ?? left.release,
      });
      if (ways.length === most) return ways;
    }
  }
  return ways;
}

/** What is needed, together with what else is; undefined where both cannot be had. */
export function together(left: Needs, right: Needs): Needs | undefined {
  return all([[left], [right]])[0];
}

/** Whether two want different values at one place. */
function conflict(left: Needs, right: Needs): boolean {
  return left.assignments.some((a) =>
    right.assignments.some(
      (b) => isSamePath(a.path, b.path) && JSON.stringify(a.value) !== JSON.stringify(b.value),
    ),
  );
}

function isSamePath(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}

/** Every way to meet all requirements. */
export function satisfyAll(
  requirements: readonly { readonly cond: Node; readonly want: boolean }[],
  loops: Loops,
): readonly Needs[] {
  return all(requirements.map(({ cond, want }) => satisfy(cond, want, loops)));
}
