import type { FunctionName } from "../expr/functions.ts";
import { byKind, forKinds, type Walk } from "../expr/handlers.ts";
import type { CallNode, Node } from "../expr/node.ts";
import { defaultOf, type Json } from "../values/defaults.ts";
import type { SchemaNode } from "../values/schema-node.ts";
import type { Loops, Requirement } from "./branch.ts";
import { all, type Needs, nothing } from "./needs.ts";
import { candidates, falsy, truthy } from "./samples.ts";

export const anyItem = "*";

/** Stands for the chart's own name. */
export const ownName = "<chart>";

/** A release's name as long as Helm lets it be. */
const longestRelease = `long-${"r".repeat(48)}`;

/** Versions of Kubernetes to try where a condition asks for one. */
const kubeVersions = ["v1.37.0", "v1.33.0", "v1.29.0", "v1.20.0"];

/** Ways to make a condition true or false, the likeliest first. Whether one of them does it, `evaluate` tells. */
export function satisfy(node: Node, want: boolean, loops: Loops): readonly Needs[] {
  return ways(node, { want, loops });
}

/** What is wanted of a condition, and the loops that it stands in. */
interface Wish {
  readonly want: boolean;
  readonly loops: Loops;
}

const ways: Walk<readonly Needs[], Wish> = byKind({
  ...forKinds(["value", "field"], (node, { want, loops }: Wish) =>
    assigning(node, node.schema, want ? truthy(node.schema) : emptyOrAway(node.schema), loops),
  ),
  variable: (node, wish) => {
    if (node.value !== undefined) return ways(node.value, wish);
    return assigning(node, node.schema, (wish.want ? truthy : falsy)(node.schema), wish.loops);
  },
  call: (node, wish) => waysOfCall[node.fn](node, wish),
  if: ({ cond, then, otherwise }, { want, loops }) => [
    ...all([satisfy(cond, true, loops), satisfy(then, want, loops)]),
    ...(otherwise !== undefined
      ? all([satisfy(cond, false, loops), satisfy(otherwise, want, loops)])
      : want
        ? []
        : satisfy(cond, false, loops)),
  ],
  include: ({ helper }, wish) => ways(helper.body, wish),
  let: ({ body }, wish) => ways(body, wish),
  keep: ({ of }, wish) => ways(of, wish),
  ...forKinds(["each", "mapValues"], ({ over }, wish: Wish) => ways(over, wish)),
  merge: ({ parts }, wish) => (wish.want ? anyOf : allOf)(parts, wish),
  ...forKinds(["literal", "builtin", "text", "lines", "raw", "file", "lookup"], unknown),
  ...forKinds(["object", "list", "spread", "resource"], unknown),
});

/** No value is known to decide it. */
function unknown(): readonly Needs[] {
  return [nothing];
}

const anyOf = (nodes: readonly Node[], wish: Wish) => nodes.flatMap((node) => ways(node, wish));
const allOf = (nodes: readonly Node[], wish: Wish) => all(nodes.map((node) => ways(node, wish)));

type WaysOfCall = (node: CallNode, wish: Wish) => readonly Needs[];

const negated: WaysOfCall = ({ args: [first] }, { want, loops }) => satisfy(first as Node, !want, loops);
const compared: WaysOfCall = ({ args }, { loops }) => comparing(args, loops);
const likeItsArguments: WaysOfCall = ({ args }, wish) => anyOf(args, wish);

const waysOfCall: Readonly<Record<FunctionName, WaysOfCall>> = {
  not: negated,
  isEmpty: negated,
  and: ({ args }, wish) => (wish.want ? allOf : anyOf)(args, wish),
  or: ({ args }, wish) => (wish.want ? anyOf : allOf)(args, wish),
  isSet: ({ args: [first] }, wish) => {
    if (first === undefined || !("schema" in first)) return first === undefined ? [] : ways(first, wish);
    const given = candidates(first.schema).filter((value) => value !== null);
    return assigning(first, first.schema, wish.want ? given : [undefined, null], wish.loops);
  },
  isText: ({ args: [first] }, { want, loops }) => {
    if (first === undefined || !("schema" in first)) return [nothing];
    const values = candidates(first.schema).filter((value) => (typeof value === "string") === want);
    return assigning(first, first.schema, values, loops);
  },
  hasKey: ({ args: [first, second] }, { want, loops }) => {
    if (first?.kind !== "value" || first.schema.kind !== "map" || second === undefined) return [nothing];
    const key = second.kind === "literal" ? second.value : "schema" in second && defaultOf(second.schema);
    if (typeof key !== "string") return [nothing];
    const [item] = candidates(first.schema.values);
    if (!want || item === undefined) return satisfy(first, false, loops);
    return assigning(first, first.schema, [{ [key]: item }], loops);
  },
  apiAvailable: ({ args: [first] }, { want }) =>
    want && first?.kind === "literal" ? [{ assignments: [], apiVersions: [String(first.value)] }] : [nothing],
  kubeVersionMatches: () => kubeVersions.map((kubeVersion) => ({ ...nothing, kubeVersion })),
  orElse: ({ args: [first, second] }, { want, loops }) => {
    const [given, fallback] = [first as Node, second as Node];
    const instead = all([satisfy(given, false, loops), satisfy(fallback, want, loops)]);
    return want ? [...satisfy(given, true, loops), ...instead] : instead;
  },
  // A release may be called as the chart is.
  contains: (node, wish) => {
    const [first] = node.args;
    if (first?.kind !== "builtin" || first.name !== "Name") return compared(node, wish);
    return [{ ...nothing, release: wish.want ? ownName : undefined }];
  },
  eq: compared,
  ne: compared,
  lt: compared,
  le: compared,
  gt: compared,
  ge: compared,
  hasPrefix: compared,
  omit: likeItsArguments,
  trunc: likeItsArguments,
  trimSuffix: likeItsArguments,
  replace: likeItsArguments,
  lower: likeItsArguments,
  toText: likeItsArguments,
  toJson: likeItsArguments,
  toYaml: likeItsArguments,
  tpl: likeItsArguments,
  random: likeItsArguments,
  sha256: likeItsArguments,
  base64: likeItsArguments,
};

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
const pathOf: Walk<readonly string[] | undefined, Loops> = byKind({
  value: ({ path }) => path,
  field: ({ of, name }, loops) => {
    const above = pathOf(of, loops);
    return above && [...above, name];
  },
  variable: (node, loops) => {
    const loop = loops.get(node);
    const over = loop && pathOf(loop.over, loops);
    return over && [...over, anyItem];
  },
  ...forKinds(["literal", "builtin", "file", "lookup", "text", "lines", "raw", "call"], nowhere),
  ...forKinds(["object", "list", "spread", "each", "mapValues", "merge"], nowhere),
  ...forKinds(["if", "let", "include", "keep", "resource"], nowhere),
});

function nowhere(): undefined {
  return undefined;
}

/** Every way to meet all requirements. */
export function satisfyAll(requirements: readonly Requirement[], loops: Loops): readonly Needs[] {
  return all(requirements.map(({ cond, want }) => satisfy(cond, want, loops)));
}
