import { quote } from "../format/quote.ts";
import type { HelmMajor } from "../functions/table.ts";
import { yamlOf } from "../functions/to-yaml.ts";
import { FunctionError } from "../template/errors.ts";
import { type Dict, isDict, type Method, MethodDict, type Value } from "../value/value.ts";
import { valueAt } from "../values/dependencies.ts";

/** What `.Values` is: a map of a type of its own, with methods that next to nobody calls. */
export class ValuesDict extends MethodDict {
  readonly #helm: HelmMajor;

  constructor(entries: Iterable<readonly [string, Value]>, helm: HelmMajor) {
    super(entries);
    this.#helm = helm;
    this.goType = helm === 3 ? "chartutil.Values" : "common.Values";
  }

  copied(copy: (value: Value) => Value): ValuesDict {
    return new ValuesDict(
      Array.from(this, ([key, value]) => [key, copy(value)] as const),
      this.#helm,
    );
  }

  method(name: string): Method | undefined {
    switch (name) {
      case "YAML":
        return { params: [], call: () => yamlOf(this) };
      case "AsMap":
        return { params: [], call: () => new Map(this) };
      case "Table":
        return {
          params: ["string"],
          call: (path) => new ValuesDict(tableOf(this, path as string), this.#helm),
        };
      case "PathValue":
        return { params: ["string"], call: (path) => pathValueOf(this, path as string) };
      default:
        return undefined;
    }
  }
}

function tableOf(values: Dict, path: string): Dict {
  let table = values;
  for (const name of path.split(".")) {
    const next = table.get(name);
    if (!isDict(next)) throw new FunctionError(`${quote(name)} is not a table`);
    table = next;
  }
  return table;
}

function pathValueOf(values: Dict, path: string): Value {
  if (path === "") throw new FunctionError("YAML path cannot be empty");
  const value = valueAt(values, path);
  if (value === undefined)
    throw new FunctionError(`${quote(path.split(".").at(-1) as string)} is not a value`);
  return value;
}
