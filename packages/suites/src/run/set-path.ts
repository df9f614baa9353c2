import { type Data, isMapping, type Mapping } from "../yaml/data.ts";

/** A path of `set` cannot be read. */
export class SetPathError extends Error {}

/**
 * The values that a path of `set` gives: `image.tag`, `ports[0].name`, and `annotations.[example.com/a]` for a key with
 * dots.
 *
 * @throws SetPathError where it is no path
 */
export function valuesAtSetPath(path: string, value: Data): Mapping {
  const keys = keysOf(path);
  const made = keys.reduceRight<Data>((inner, key) => {
    if (typeof key === "string") return { [key]: inner };
    return [...Array.from({ length: key }, () => null), inner];
  }, value);
  return made as Mapping;
}

function keysOf(path: string): readonly (string | number)[] {
  const fail = (why: string) => new SetPathError(`${JSON.stringify(path)} is no path of values: ${why}.`);
  const keys: (string | number)[] = [];
  // Behind a dot, and at the beginning, stands a key, which brackets may hold; behind a key stands a dot or an index.
  let isKeyNext = true;
  let rest = path;
  while (rest !== "") {
    const [taken, inBrackets] = /^\[([^\],{}=]*)\]/.exec(rest) ?? /^[^.[\],{}=]+/.exec(rest) ?? [];
    if (taken === undefined || (!isKeyNext && inBrackets === undefined)) throw fail(`${rest} does not fit`);
    if (!isKeyNext && !/^\d+$/.test(inBrackets as string)) throw fail(`${inBrackets} is no index`);
    keys.push(isKeyNext ? (inBrackets ?? taken) : Number(inBrackets));
    rest = rest.slice(taken.length);
    isKeyNext = rest.startsWith(".");
    if (isKeyNext) rest = rest.slice(1);
  }
  if (isKeyNext) throw fail("a key is missing");
  return keys;
}

/** Values over others: mappings are merged, all else is replaced. */
export function over(above: Mapping, below: Mapping): Mapping {
  const merged: Record<string, Data> = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const under = merged[key];
    merged[key] = isMapping(value) && isMapping(under) ? over(value, under) : value;
  }
  return merged;
}
