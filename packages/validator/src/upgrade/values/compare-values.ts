import { isMapping, type Json } from "@chartwright/model";
import type { Change } from "../change.ts";
import { defaultsOf, schemaOf } from "../chart-version.ts";
import { compareSchemas, type SchemaChange } from "../schema/compare-schemas.ts";
import { findWitnesses, joined, type Takes, type Witness } from "../schema/find-witnesses.ts";
import { nest, printPath } from "../schema/nest.ts";
import { compareDefaults, leavesOf, schemaOfDefaults } from "./compare-defaults.ts";
import { mayRead } from "./reads.ts";
import { renamesIn } from "./renames.ts";
import { addition, deprecation, narrowing, newDefault, removal, unread, widening } from "./value-changes.ts";
import type { ValuesPair } from "./values-pair.ts";

/** What a user may set, and what stands where nobody sets anything: values removed, narrowed, widened, renamed, added. */
export function compareValues(pair: ValuesPair): readonly Change[] {
  const { old, made, prefix } = pair;
  const [oldDefaults, newDefaults] = [defaultsOf(old), defaultsOf(made)];
  const [oldSchema, newSchema] = [schemaOf(old), schemaOf(made)];
  const known = oldSchema ?? schemaOfDefaults(oldDefaults);
  const structure = newSchema === undefined ? [] : compareSchemas(known, newSchema);
  const defaults = compareDefaults(oldDefaults, newDefaults);
  const witnesses = witnessesOf(pair, known, newSchema);
  const renames = renamesIn(structure, newSchema);
  const used = new Set<Witness>();
  const witnessFor = (path: readonly string[]): Witness | undefined => {
    const found =
      witnesses.find((each) => isWithin(each.path, path)) ??
      witnesses.find((each) => each.path.length > 0 && isWithin(path, each.path));
    if (found !== undefined) used.add(found);
    return found;
  };
  const at = (path: readonly string[]) => printPath([...prefix, ...path]);
  const pathsOf = (kind: "added" | "removed") => [
    ...structure.filter((each) => each.kind === kind).map(({ path }) => path),
    ...defaults.filter((each) => each.kind === kind).map(({ path }) => path),
  ];
  const targets = [...renames.values()];
  const changes: Change[] = [
    ...outermost(pathsOf("removed")).map((path) => removal(pair, path, at(path), witnessFor(path))),
    ...(oldSchema === undefined ? [] : narrowings(structure, newDefaults)).map(({ path, what, isRequired }) =>
      narrowing(at(path), what, isRequired ? pair.required : witnessFor(path)?.values),
    ),
    ...structure.flatMap(({ path, kind, what }) => (kind === "widened" ? [widening(at(path), what)] : [])),
    ...structure.flatMap(({ path, kind }) =>
      kind === "deprecated" ? [deprecation(at(path), renames.get(printPath(path)), at)] : [],
    ),
    ...outermost(pathsOf("added"))
      .filter((path) => !targets.includes(printPath(path)))
      .map((path) => addition(at(path))),
    ...outermost(leavesOf(newDefaults))
      .filter((path) => mayRead(old, path) && !mayRead(made, path))
      .map((path) => unread(at(path))),
    ...defaults.flatMap((each) =>
      each.kind === "changed" ? [newDefault(at(each.path), each.old, each.made)] : [],
    ),
  ];
  // What chance found and no comparison had expected.
  for (const witness of witnesses.filter((each) => !used.has(each)))
    changes.push(narrowing(at(witness.path), "takes less than before", witness.values));
  if (oldSchema !== undefined && newSchema === undefined)
    changes.push(widening(at([]), "are checked by no schema any more"));
  return changes;
}

/** What is narrowed at each path, in one sentence. What must be there and is, by default, narrows nothing. */
function narrowings(
  structure: readonly SchemaChange[],
  defaults: Json,
): readonly { readonly path: readonly string[]; readonly what: string; readonly isRequired: boolean }[] {
  const byPath = new Map<string, { path: readonly string[]; what: string; isRequired: boolean }>();
  for (const { path, kind, what } of structure) {
    const required = /^must have "(.*)"$/.exec(what)?.[1];
    if (kind !== "narrowed" || (required !== undefined && isGiven(defaults, [...path, required]))) continue;
    const key = JSON.stringify([path, required !== undefined]);
    const before = byPath.get(key);
    const all = before === undefined ? what : `${before.what}, ${what}`;
    byPath.set(key, { path, what: all, isRequired: required !== undefined && path.length === 0 });
  }
  return [...byPath.values()];
}

function isGiven(defaults: Json, path: readonly string[]): boolean {
  const found = path.reduce<Json | undefined>((at, key) => (isMapping(at) ? at[key] : undefined), defaults);
  return found !== undefined && found !== null;
}

function witnessesOf(
  { takesOld, takesNew, base, needed, prefix, runs, seed }: ValuesPair,
  old: Json,
  made: Json | undefined,
): readonly Witness[] {
  const whole = (values: Json): Json => nest(prefix, values);
  const oldTakes: Takes = (values) => takesOld(joined(base, whole(values)));
  const newTakes: Takes = (values) => takesNew(joined(needed, joined(base, whole(values))));
  return findWitnesses({ old, made: made ?? {}, oldTakes, newTakes, runs, seed }).map((witness) => ({
    ...witness,
    values: joined(base, whole(witness.values)),
  }));
}

function isWithin(path: readonly string[], outer: readonly string[]): boolean {
  return outer.every((key, at) => path[at] === key);
}

/** The paths that lie within no other of them. */
function outermost(paths: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const distinct = [...new Map(paths.map((path) => [path.join("\0"), path])).values()];
  return distinct.filter((path) => !distinct.some((each) => each !== path && isWithin(path, each)));
}
