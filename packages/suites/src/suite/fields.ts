import { type Data, Float, isList, isMapping, type Mapping } from "../yaml/data.ts";

/** Something in a suite is not what it has to be. */
export class SuiteError extends Error {
  readonly path: readonly (string | number)[];

  constructor(path: readonly (string | number)[], message: string) {
    super(message);
    this.path = path;
  }
}

/** Reads the fields of a mapping, and knows which of them nobody asked for. */
export class Fields {
  readonly path: readonly (string | number)[];
  readonly #data: Mapping;
  readonly #known = new Set<string>();

  constructor(data: Data | undefined, path: readonly (string | number)[]) {
    if (data !== undefined && data !== null && !isMapping(data))
      throw new SuiteError(path, `${path.join(".") || "A suite"} must be a mapping.`);
    this.#data = isMapping(data) ? data : {};
    this.path = path;
  }

  get(name: string): Data | undefined {
    this.#known.add(name);
    return Object.hasOwn(this.#data, name) ? this.#data[name] : undefined;
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#data, name);
  }

  text(name: string): string | undefined {
    const value = this.get(name);
    if (value === undefined || value === null) return undefined;
    if (typeof value === "object") throw this.#wrong(name, "a text");
    return String(value);
  }

  number(name: string): number | undefined {
    const value = this.get(name);
    if (value === undefined || value === null) return undefined;
    if (value instanceof Float) return value.value;
    if (typeof value !== "number") throw this.#wrong(name, "a number");
    return value;
  }

  flag(name: string): boolean | undefined {
    const value = this.get(name);
    if (value === undefined || value === null) return undefined;
    if (typeof value !== "boolean") throw this.#wrong(name, "true or false");
    return value;
  }

  texts(name: string): readonly string[] {
    const value = this.get(name);
    if (value === undefined || value === null) return [];
    if (!isList(value) || value.some((item) => typeof item === "object"))
      throw this.#wrong(name, "a list of texts");
    return value.map(String);
  }

  list(name: string): readonly Data[] {
    const value = this.get(name);
    if (value === undefined || value === null) return [];
    if (!isList(value)) throw this.#wrong(name, "a list");
    return value;
  }

  fields(name: string): Fields {
    return new Fields(this.get(name), [...this.path, name]);
  }

  entries(name: string): readonly (readonly [string, Data])[] {
    const value = this.get(name);
    if (value === undefined || value === null) return [];
    if (!isMapping(value)) throw this.#wrong(name, "a mapping");
    return Object.entries(value);
  }

  /** The fields that nobody asked for. */
  unknown(): readonly (readonly (string | number)[])[] {
    return Object.keys(this.#data)
      .filter((name) => !this.#known.has(name))
      .map((name) => [...this.path, name]);
  }

  #wrong(name: string, what: string): SuiteError {
    return new SuiteError([...this.path, name], `${name} must be ${what}.`);
  }
}
