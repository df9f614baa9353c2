/** What a YAML document holds, with Go's two types of numbers kept apart. */
export type Data =
  | null
  | boolean
  | number
  | string
  | Float
  | readonly Data[]
  | { readonly [key: string]: Data };

/** A float64 without a fraction: in Go, and so in helm-unittest, it is never equal to an int. */
export class Float {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

/** An object or a map of YAML. */
export type Mapping = { readonly [key: string]: Data };

export function isMapping(data: Data | undefined): data is Mapping {
  return typeof data === "object" && data !== null && !Array.isArray(data) && !(data instanceof Float);
}

export function isList(data: Data | undefined): data is readonly Data[] {
  return Array.isArray(data);
}

/** Go's `reflect.DeepEqual`. */
export function isEqual(a: Data | undefined, b: Data | undefined): boolean {
  if (a instanceof Float) return b instanceof Float && a.value === b.value;
  if (isList(a)) return isList(b) && a.length === b.length && a.every((item, at) => isEqual(item, b[at]));
  if (!isMapping(a)) return a === b;
  if (!isMapping(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isEqual(a[key], b[key]))
  );
}

/** As plain JavaScript: every number is a number. */
export function plain(data: Data): unknown {
  if (data instanceof Float) return data.value;
  if (isList(data)) return data.map(plain);
  if (!isMapping(data)) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, plain(value)]));
}

/** The name of the type that Go's YAML library reads it into. */
export function goType(data: Data): string {
  if (data === null) return "";
  if (data instanceof Float) return "float64";
  if (isList(data)) return "[]interface {}";
  switch (typeof data) {
    case "number":
      return Number.isInteger(data) ? "int" : "float64";
    case "boolean":
      return "bool";
    case "string":
      return "string";
    default:
      return "map[string]interface {}";
  }
}
