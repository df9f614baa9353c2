import type { HelmMajor } from "../functions/table.ts";
import { FunctionError } from "../template/errors.ts";
import { type Dict, type Method, MethodDict, type Value } from "../value/value.ts";
import { tableAt, valueAt } from "../values/dependencies.ts";
import { writeYaml } from "../yaml/write.ts";

/** What `.Values` is: a map of a type of its own, with methods that next to nobody calls. */
export class ValuesDict extends MethodDict {
  constructor(entries: Iterable<readonly [string, Value]>, helm: HelmMajor) {
    super(entries);
    this.goType = helm === 3 ? "chartutil.Values" : "common.Values";
  }

  method(name: string): Method | undefined {
    switch (name) {
      case "YAML":
        return { params: [], call: () => writeYaml(this) };
      case "AsMap":
        return { params: [], call: () => new Map(this) };
      case "Table":
        return { params: ["string"], call: (path) => tableOf(this, path as string) };
      case "PathValue":
        return { params: ["string"], call: (path) => pathValueOf(this, path as string) };
      default:
        return undefined;
    }
  }
}

function tableOf(values: Dict, path: string): Value {
  const table = tableAt(values, path);
  if (table === undefined)
    throw new FunctionError(`${JSON.stringify(path.split(".").at(-1))} is not a table`);
  return table;
}

function pathValueOf(values: Dict, path: string): Value {
  const value = valueAt(values, path);
  if (value === undefined)
    throw new FunctionError(`${JSON.stringify(path.split(".").at(-1))} is not a value`);
  return value;
}
