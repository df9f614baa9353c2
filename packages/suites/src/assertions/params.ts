import { type Data, Float, isList, isMapping, type Mapping } from "../yaml/data.ts";

/** The parameters of an assertion; their names are read whatever their case. */
export class Params {
  readonly #data: ReadonlyMap<string, Data>;

  constructor(data: Mapping) {
    this.#data = new Map(Object.entries(data).map(([name, value]) => [name.toLowerCase(), value]));
  }

  get(name: string): Data | undefined {
    return this.#data.get(name.toLowerCase());
  }

  text(name: string): string {
    const value = this.get(name);
    return value === undefined || value === null || typeof value === "object" ? "" : String(value);
  }

  count(name: string): number | undefined {
    const value = this.get(name);
    if (value instanceof Float) return value.value;
    return typeof value === "number" ? value : undefined;
  }

  flag(name: string): boolean {
    return this.get(name) === true;
  }

  texts(name: string): readonly string[] {
    const value = this.get(name);
    return isList(value) ? value.map(String) : [];
  }

  inner(name: string): Params {
    const value = this.get(name);
    return new Params(isMapping(value) ? value : {});
  }
}
