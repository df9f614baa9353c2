import { isMapping, type Json } from "../../packages/model/src/index.ts";
import { edited, type Path, pathsOf, printPath, renamed, valueAt } from "./edit.ts";
import type { Random } from "./random.ts";

/** What is done to an object, in the order of the table. */
export const mutationKinds = ["removed", "renamed", "retyped", "added", "changed"] as const;
export type MutationKind = (typeof mutationKinds)[number];

/** An object with one thing done to it. */
export interface Mutation {
  /** Such as `spec.replicas is "two"`. */
  readonly what: string;
  readonly object: Json;
}

/** A field with its value, as some object has it. */
export type Field = readonly [name: string, value: Json];

/** All fields that the objects have, for {@link mutate} to add elsewhere. */
export function fieldsOf(objects: readonly Json[]): readonly Field[] {
  const all = objects.flatMap((object) =>
    pathsOf(object).flatMap((path): Field[] => {
      const name = path.at(-1);
      return typeof name === "string" ? [[name, valueAt(object, path)]] : [];
    }),
  );
  return [...new Map(all.map((field) => [JSON.stringify(field), field])).values()];
}

/** Does one thing to an object, at a place of any depth; undefined where it has no place for it. */
export function mutate(
  kind: MutationKind,
  object: Json,
  fields: readonly Field[],
  random: Random,
): Mutation | undefined {
  const paths = pathsOf(object).filter((path) => kind !== "renamed" || typeof path.at(-1) === "string");
  if (paths.length === 0) return undefined;
  const depth = random.pick([...new Set(paths.map(({ length }) => length))]);
  const path = random.pick(paths.filter(({ length }) => length === depth));
  const key = path.at(-1) as string | number;
  const value = valueAt(object, path);
  const at = printPath(path);
  const inParent = (edit: (parent: Json) => Json) => edited(object, path.slice(0, -1), edit);
  switch (kind) {
    case "removed":
      return { what: `${at} is removed`, object: inParent((parent) => without(parent, key)) };
    case "renamed": {
      const to = random.pick([swapped(String(key)), String(key).toLowerCase(), random.pick(fields)[0]]);
      if (to === key) return undefined;
      const edit = (parent: Json) => renamed(parent as Record<string, Json>, String(key), to);
      return { what: `${at} is called ${to}`, object: inParent(edit) };
    }
    case "retyped": {
      const other = random.pick(samples.filter((sample) => typeOf(sample) !== typeOf(value)));
      return put(object, path, other);
    }
    case "added":
      return add(object, path, fields, random);
    case "changed": {
      const others = changesOf(value).filter((other) => JSON.stringify(other) !== JSON.stringify(value));
      return others.length === 0 ? undefined : put(object, path, random.pick(others));
    }
    default:
      return kind satisfies never;
  }
}

/** One value of each type. */
const samples: readonly Json[] = ["text", "7", 7, 1.5, true, null, ["text"], { key: "text" }];

/** Values of the same type, of the sort that are mistakes. */
function changesOf(value: Json): readonly Json[] {
  if (typeof value === "string") return ["", "Not_a name!", "x".repeat(300), `${value}x`, "-"];
  if (typeof value === "number") return [0, -1, 65_536, value + 1];
  if (typeof value === "boolean") return [!value];
  if (Array.isArray(value)) return [[], [...value, ...value.slice(0, 1)]];
  return isMapping(value) ? [{}] : [];
}

function put(object: Json, path: Path, value: Json): Mutation {
  const text = JSON.stringify(value);
  const shown = text.length > 40 ? `${text.slice(0, 10)}… (${text.length} characters)` : text;
  return { what: `${printPath(path)} is ${shown}`, object: edited(object, path, () => value) };
}

/** A field beside the one at the path, or an item of its list once more. */
function add(object: Json, path: Path, fields: readonly Field[], random: Random): Mutation | undefined {
  const place = path.slice(0, -1);
  const parent = valueAt(object, place);
  if (Array.isArray(parent)) {
    const again = valueAt(object, path);
    return {
      what: `${printPath(path)} stands twice`,
      object: edited(object, place, () => [...parent, again]),
    };
  }
  const [name, value] = random.below(3) === 0 ? (["extraField", "text"] as const) : random.pick(fields);
  if (name in (parent as Record<string, Json>)) return undefined;
  const edit = (mapping: Json) => ({ ...(mapping as Record<string, Json>), [name]: value });
  const what = `${printPath([...place, name])} is added: ${cut(JSON.stringify(value))}`;
  return { what, object: edited(object, place, edit) };
}

const cut = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

function without(parent: Json, key: string | number): Json {
  if (Array.isArray(parent)) return parent.toSpliced(Number(key), 1);
  const { [String(key)]: _gone, ...rest } = parent as Record<string, Json>;
  return rest;
}

function swapped(name: string): string {
  return name.length < 3 ? `${name}x` : `${name[0]}${name[2]}${name[1]}${name.slice(3)}`;
}

function typeOf(value: Json): string {
  return value === null ? "null" : Array.isArray(value) ? "list" : typeof value;
}
