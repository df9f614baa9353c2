import { isMapping, type Json } from "@chartwright/model";
import type { Change } from "../change.ts";
import { defaultsOf, schemaOf } from "../chart-version.ts";
import { compareSchemas, type SchemaChange } from "../schema/compare-schemas.ts";
import { findWitnesses, joined, type Takes, type Witness } from "../schema/find-witnesses.ts";
import { nest, printPath } from "../schema/nest.ts";
import { compareDefaults, leavesOf, schemaOfDefaults, shown } from "./compare-defaults.ts";
import { mayRead } from "./reads.ts";
import { refusedByTemplates } from "./refused-by-templates.ts";
import { renamesIn } from "./renames.ts";
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

function removal(
  { old, made, prefix }: ValuesPair,
  path: readonly string[],
  at: string,
  witness: Witness | undefined,
): Change {
  const common = { kind: "value-removed", path: at } as const;
  if (witness !== undefined) {
    const why = "`helm upgrade` with values that set it is refused.";
    const message = `\`${at}\` is no longer a value, and is refused.`;
    return { ...common, bump: "major", message, why, witness: witness.values };
  }
  if (!mayRead(old, path)) {
    const why = "No template read it, so that nothing of what is installed changes.";
    return { ...common, bump: "patch", message: `\`${at}\` is no longer a value.`, why };
  }
  const refused = prefix.length > 0 ? undefined : refusedByTemplates(old, made, path);
  if (refused !== undefined) {
    const message = `\`${at}\` is no longer a value, and the templates refuse it: ${refused.reason}`;
    const why = "`helm upgrade` with values that set it fails.";
    return { ...common, bump: "major", message, why, witness: refused.values };
  }
  if (mayRead(made, path)) {
    const why =
      "It may still be read, so that who sets it gets what they had; who does not gets something else.";
    return {
      ...common,
      kind: "default-changed",
      bump: "minor",
      message: `\`${at}\` has no default any more.`,
      why,
    };
  }
  const why = "What users set there is silently ignored.";
  return { ...common, bump: "major", message: `\`${at}\` is no longer a value: no template reads it.`, why };
}

function unread(at: string): Change {
  const message = `\`${at}\` is still a value, but no template reads it any more.`;
  return {
    kind: "value-removed",
    bump: "major",
    path: at,
    message,
    why: "What users set there is silently ignored.",
  };
}

function narrowing(at: string, what: string, witness: Json | undefined): Change {
  const message = at === "" ? `The values: ${what}.` : `\`${at}\` ${what}.`;
  const common = { kind: "value-narrowed", path: at, message } as const;
  if (witness !== undefined) {
    const why = "`helm upgrade` with these values, which were taken before, is refused.";
    return { ...common, bump: "major", why, witness };
  }
  return { ...common, bump: "minor", why: "No values were found that were taken and are refused now." };
}

function widening(at: string, what: string): Change {
  const message = at === "" ? `The values ${what}.` : `\`${at}\` ${what}.`;
  return { kind: "value-widened", bump: "minor", path: at, message, why: "Who uses it cannot go back." };
}

function deprecation(
  at: string,
  target: string | undefined,
  print: (path: readonly string[]) => string,
): Change {
  const why = "It is still taken, but not for ever.";
  if (target === undefined)
    return { kind: "value-deprecated", bump: "minor", path: at, message: `\`${at}\` is deprecated.`, why };
  const name = print(target.split("."));
  return { kind: "value-renamed", bump: "minor", path: at, message: `\`${at}\` is \`${name}\` now.`, why };
}

function addition(at: string): Change {
  const why = "Something can be set that could not be before.";
  return { kind: "value-added", bump: "minor", path: at, message: `\`${at}\` is new.`, why };
}

/** An image's tag counts as what it does to the image. */
function newDefault(at: string, old: Json | undefined, made: Json | undefined): Change {
  const isOfImage = /(^|\.)(tag|digest)$/i.test(at);
  const why = isOfImage ? "The image that it names counts." : "Who sets nothing there gets something else.";
  const message = `\`${at}\` is ${shown(made)} by default, before ${shown(old)}.`;
  return { kind: "default-changed", bump: isOfImage ? "patch" : "minor", path: at, message, why };
}
