import { mergeMaps, readValues } from "../chart/values-file.ts";
import { HelmError } from "../errors.ts";
import type { HelmMajor } from "../functions/table.ts";
import { readJson } from "../json/read.ts";
import { JsonError } from "../json/write.ts";
import { defaultLimits } from "../template/frame.ts";
import { deepCopy, fromJs } from "../value/from-js.ts";
import { type Dict, isDict } from "../value/value.ts";
import { parseSet, parseSetJson, parseSetLiteral, typedValue } from "../values/set-flag.ts";
import { YamlError } from "../yaml/errors.ts";
import type { RenderOptions } from "./options.ts";

/** The values that a user gives, by files and by flags, in the order in which Helm applies them. */
export function userValues(options: RenderOptions, helm: HelmMajor): Dict {
  let values: Dict = new Map();
  for (const source of options.values ?? [])
    values = mergeMaps(values, typeof source === "string" ? readFile(source, helm, options) : ofData(source));
  values = deepCopy(values);
  for (const flag of options.setJson ?? []) values = setJson(flag, values, helm);
  const flags = (name: string, list: readonly string[] | undefined, apply: (flag: string) => void): void => {
    for (const flag of list ?? []) explained(`failed parsing ${name} data`, () => apply(flag));
  };
  flags("--set", options.set, (flag) => parseSet(flag, values, typedValue, helm));
  flags("--set-string", options.setString, (flag) => parseSet(flag, values, (text) => text, helm));
  flags("--set-file", options.setFile, (flag) =>
    parseSet(flag, values, (path) => contentOf(path, options), helm),
  );
  flags("--set-literal", options.setLiteral, (flag) => parseSetLiteral(flag, values, helm));
  return values;
}

function contentOf(path: string, { readFile: read }: RenderOptions): string {
  if (read === undefined) throw new HelmError("CW6002", `open ${path}: no such file or directory`);
  try {
    return read(path);
  } catch (error) {
    throw new HelmError("CW6002", (error as Error).message);
  }
}

function ofData(source: Readonly<Record<string, unknown>>): Dict {
  return fromJs(source) as Dict;
}

function readFile(text: string, helm: HelmMajor, { limits }: RenderOptions): Dict {
  const most = limits?.values ?? defaultLimits.values;
  if (text.length > most) throw new HelmError("CW6005", `a values file has more than ${most} characters`);
  try {
    return readValues(text, helm);
  } catch (error) {
    if (error instanceof YamlError)
      throw new HelmError(
        "CW6002",
        `failed to parse values: error converting YAML to JSON: ${error.message}`,
      );
    if (error instanceof HelmError) throw new HelmError("CW6002", `failed to parse values: ${error.message}`);
    throw error;
  }
}

function explained(what: string, apply: () => void): void {
  try {
    apply();
  } catch (error) {
    if (error instanceof HelmError) throw new HelmError("CW6002", `${what}: ${error.message}`);
    throw error;
  }
}

/** Helm 4 also takes a whole JSON object. */
function setJson(flag: string, values: Dict, helm: HelmMajor): Dict {
  try {
    if (helm === 4 && flag.trim().startsWith("{")) {
      const object = readJson(flag.trim());
      return isDict(object) ? mergeMaps(values, object) : values;
    }
    parseSetJson(flag, values, helm);
    return values;
  } catch (error) {
    if (error instanceof HelmError || error instanceof JsonError)
      throw new HelmError("CW6002", `failed parsing --set-json data ${flag}`);
    throw error;
  }
}
