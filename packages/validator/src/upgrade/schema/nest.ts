import { isMapping, type Json } from "@chartwright/model";

/**
 * Values with one at a path: `*` becomes a key of its own, `[]` a list of one.
 *
 * @param around gives what stands at a place that the path leads through, such as the rest of an item of a list
 */
export function nest(
  path: readonly string[],
  value: Json,
  around: (path: readonly string[]) => Json | undefined = () => undefined,
): Json {
  return path.reduceRight<Json>((inner, key, at) => {
    if (key === "[]") return [inner];
    const beside = around(path.slice(0, at));
    const rest = isMapping(beside) ? beside : {};
    return { ...rest, [key === "*" ? "key" : key]: inner };
  }, value);
}

/** A path as it is written for a person: `ingress.hosts[].paths`. */
export function printPath(path: readonly string[]): string {
  return path.reduce(
    (all, key) => (key === "[]" ? `${all}[]` : all === "" ? printKey(key) : `${all}.${printKey(key)}`),
    "",
  );
}

function printKey(key: string): string {
  return /^[\w*-]+$/.test(key) ? key : JSON.stringify(key);
}
