import { isMapping, type Json } from "@chartwright/model";
import fc from "fast-check";
import { arbitraryValues } from "./arbitrary-values.ts";
import { nest } from "./nest.ts";
import { placesOf, type ValuesPlace } from "./places.ts";
import { resolve, type SchemaObject } from "./schema-node.ts";

/** Values of a user that the old version of a chart takes, and the new one does not. */
export interface Witness {
  /** The place that they were made for; empty where only the whole shows it. */
  readonly path: readonly string[];
  readonly values: Json;
}

/** Whether a version of the chart takes values of a user, laid over its defaults. */
export type Takes = (values: Json) => boolean;

export interface Search {
  readonly old: Json;
  readonly made: Json;
  readonly oldTakes: Takes;
  readonly newTakes: Takes;
  /** What is needed besides, where the old version takes no empty values. */
  readonly base?: Json;
  readonly seed?: number | undefined;
  /** Values made for each place. */
  readonly runs?: number | undefined;
}

/** Why a place needs no further search: something within it was found already. */
function isExplained(path: readonly string[], found: readonly Witness[]): boolean {
  return found.some((each) => path.every((key, at) => each.path[at] === key));
}

/**
 * Makes values for every place of the old schema, and then for the whole of it, and gives those which the old version
 * takes and the new one refuses: one for each place, the deepest that shows it.
 */
export function findWitnesses(search: Search): readonly Witness[] {
  const found: Witness[] = [];
  const places = placesOf(search.old, search.made);
  // Several forms of a value stand at one path: what is required is asked of one that requires something.
  const byPath = new Map(
    places
      .filter(({ part }) => part.schema.required !== undefined)
      .map((place) => [place.path.join("\0"), place]),
  );
  for (const place of places) {
    if (place.path.length === 0 || isExplained(place.path, found)) continue;
    const values = witnessAt(place, byPath, search);
    if (values !== undefined) found.push({ path: place.path, values });
  }
  const whole = places.length === 0 ? undefined : witnessOfWhole(search, found);
  return whole === undefined ? found : [...found, { path: [], values: whole }];
}

function witnessAt(
  { path, part }: ValuesPlace,
  places: ReadonlyMap<string, ValuesPlace>,
  { oldTakes, newTakes, base = {}, seed = 1, runs = 40 }: Search,
): Json | undefined {
  const around = (at: readonly string[]) => requiredAt(at, places, seed);
  const valuesWith = (candidate: Json) => {
    const alone = joined(base, nest(path, candidate));
    return oldTakes(alone) ? alone : joined(base, nest(path, candidate, around));
  };
  const isWitness = (values: Json) => oldTakes(values) && !newTakes(values);
  const edge = limits(part.schema).map(valuesWith).find(isWitness);
  if (edge !== undefined) return edge;
  const holds = fc.property(arbitraryValues(part).map(valuesWith), (values) => !isWitness(values));
  return fc.check(holds, { seed, numRuns: runs }).counterexample?.[0];
}

/** What else must stand in a mapping that has no defaults, such as an item of a list. */
function requiredAt(
  path: readonly string[],
  places: ReadonlyMap<string, ValuesPlace>,
  seed: number,
): Json | undefined {
  const place = places.get(path.join("\0"));
  const { required } = place?.part.schema ?? {};
  if (place === undefined || path.length === 0 || !Array.isArray(required)) return undefined;
  const [made] = fc.sample(arbitraryValues(place.part, 3), { seed, numRuns: 1 });
  return made;
}

/** Values at the edges of what a schema says, which chance seldom meets. */
function limits(schema: SchemaObject): readonly Json[] {
  const found: Json[] = [];
  const { minimum, maximum, minLength, maxLength } = schema;
  if (Array.isArray(schema.enum)) found.push(...schema.enum);
  for (const bound of [minimum, maximum]) if (typeof bound === "number") found.push(bound);
  for (const bound of [minLength, maxLength])
    if (typeof bound === "number" && bound <= 5000) found.push("a".repeat(bound));
  if (schema.default !== undefined) found.push(schema.default);
  const types = [schema.type].flat();
  const isFree = schema.type === undefined && schema.enum === undefined && schema.const === undefined;
  if (isFree || types.includes("string")) found.push("", "text", "1.10", "a".repeat(64));
  if (isFree || types.includes("integer") || types.includes("number")) found.push(0, 1, -1, 1_000_000);
  if (isFree || types.includes("boolean")) found.push(true, false);
  if (isFree || types.includes("object")) found.push({}, { unknown: "text" });
  if (isFree || types.includes("array")) found.push([]);
  if (types.includes("null")) found.push(null);
  return found;
}

/** Values for many places at once, without those places that are known to be refused. */
function witnessOfWhole(search: Search, known: readonly Witness[]): Json | undefined {
  const { old, oldTakes, newTakes, base = {}, seed = 1, runs = 40 } = search;
  const paths = known.map(({ path }) => path);
  const whole = arbitraryValues(resolve(old, old)).map((values) => joined(base, without(values, paths)));
  const holds = fc.property(whole, (values) => !oldTakes(values) || newTakes(values));
  return fc.check(holds, { seed, numRuns: runs * 3 }).counterexample?.[0];
}

function without(values: Json, paths: readonly (readonly string[])[]): Json {
  const here = paths.filter(([key]) => key !== undefined);
  if (Array.isArray(values)) {
    const inner = here.filter(([key]) => key === "[]").map((path) => path.slice(1));
    if (inner.some((path) => path.length === 0)) return [];
    return values.map((each) => without(each, inner));
  }
  if (!isMapping(values)) return values;
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => {
      const inner = here.filter(([name]) => name === key || name === "*").map((path) => path.slice(1));
      return inner.some((path) => path.length === 0) ? [] : [[key, without(value, inner)]];
    }),
  );
}

/** One set of values over another, mapping by mapping. */
export function joined(base: Json, over: Json): Json {
  if (!isMapping(base) || !isMapping(over)) return over;
  const below = (key: string) => {
    if (!Object.hasOwn(over, key)) return base[key] as Json;
    return Object.hasOwn(base, key) ? joined(base[key] as Json, over[key] as Json) : (over[key] as Json);
  };
  return Object.fromEntries(Object.keys({ ...base, ...over }).map((key) => [key, below(key)]));
}
