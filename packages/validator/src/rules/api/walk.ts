/** A value in an object: the key that it has, and where it stands, such as `spec.ports[0]`. */
export interface Visited {
  readonly path: string;
  readonly key: string | number;
  readonly value: unknown;
}

/** Every value in an object, outer ones first. */
export function* walk(data: unknown, at = ""): Generator<Visited> {
  if (typeof data !== "object" || data === null) return;
  for (const [name, value] of Object.entries(data)) {
    const key = Array.isArray(data) ? Number(name) : name;
    const path = Array.isArray(data) ? `${at}[${name}]` : at === "" ? name : `${at}.${name}`;
    yield { path, key, value };
    yield* walk(value, path);
  }
}
