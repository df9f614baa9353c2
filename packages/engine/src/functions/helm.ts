import { quote } from "../format/quote.ts";
import { readJson } from "../json/read.ts";
import { JsonError } from "../json/write.ts";
import { meets } from "../semver/constraint.ts";
import { parseVersion } from "../semver/version.ts";
import { ExecError, FunctionError } from "../template/errors.ts";
import { Frame } from "../template/frame.ts";
import { type FunctionTable, fn, type TemplateFunction } from "../template/function-type.ts";
import { ParseError } from "../template/token-reader.ts";
import { readToml } from "../toml/read.ts";
import { TomlError, writeToml } from "../toml/write.ts";
import { cannotUnmarshal, cannotUnmarshalYaml } from "../value/json-kind.ts";
import { isDict, nilDict, nilList, type Value } from "../value/value.ts";
import { YamlError } from "../yaml/errors.ts";
import { readYaml } from "../yaml/read.ts";
import { writePrettyYaml } from "../yaml/write.ts";
import type { Environment } from "./environment.ts";
import { toYaml, yamlOf } from "./to-yaml.ts";

/** The name that texts given to `tpl` have in errors. */
const tplName = "gotpl";

/** A template may be included this often inside of itself. */
const mostNested = 1000;

function include(frame: Frame, name: Value, data: Value): string {
  const { run } = frame;
  const count = run.included.get(name as string) ?? 0;
  if (count > mostNested + 1) {
    throw new FunctionError(
      `rendering template has a nested reference name: ${name}: unable to execute template`,
    );
  }
  const template = frame.set.lookup(name as string);
  if (template === undefined) {
    throw new FunctionError(
      `template: no template ${quote(name as string)} associated with template ${quote(tplName)}`,
    );
  }
  run.step();
  run.included.set(name as string, count + 1);
  const inner = new Frame(run, frame.set, data ?? undefined);
  try {
    template.exec(inner, inner.vars[0]);
  } finally {
    run.included.set(name as string, count);
  }
  run.count(inner.out.length);
  return inner.out;
}

/** Removes what Go prints for no value, as Helm does at the end of each template. */
export function withoutNoValue(text: string): string {
  return text.includes("<no value>") ? text.replaceAll("<no value>", "") : text;
}

function tpl(frame: Frame, text: Value, data: Value): string {
  const { run } = frame;
  run.step();
  let overlay: ReturnType<typeof frame.set.overlay>;
  try {
    overlay = frame.set.overlay(tplName, text as string);
  } catch (error) {
    if (error instanceof ParseError)
      throw new FunctionError(`cannot parse template ${quote(text as string)}: ${error.message}`, error);
    throw error;
  }
  const inner = new Frame(run, overlay.set, data ?? undefined);
  try {
    overlay.main.exec(inner, inner.vars[0]);
  } catch (error) {
    if (!(error instanceof ExecError)) throw error;
    throw new FunctionError(
      `error during tpl function execution for ${quote(text as string)}: ${error.message}`,
      error,
    );
  }
  run.count(inner.out.length);
  return withoutNoValue(inner.out);
}

function inFrame(
  declared: TemplateFunction,
  callIn: (frame: Frame, ...args: Value[]) => Value,
): TemplateFunction {
  return { ...declared, callIn };
}

const nothing = (): Value => undefined;

function required(message: string, value: Value): Value {
  if (value === null || value === "") throw new FunctionError(`HELM_ERR_START${message}HELM_ERR_END`);
  return value;
}

const intoMap = "value of type map[string]interface {}";
const intoList = "value of type []interface {}";

function fromYaml(text: string): Value {
  try {
    const value = readYaml(text);
    if (value instanceof Map) return value;
    return value === null ? new Map() : new Map([["Error", cannotUnmarshalYaml(value, intoMap)]]);
  } catch (error) {
    if (error instanceof YamlError)
      return new Map([["Error", `error converting YAML to JSON: ${error.message}`]]);
    throw error;
  }
}

function fromYamlArray(text: string): Value {
  try {
    const value = readYaml(text);
    if (Array.isArray(value)) return value;
    return value === null ? [] : [cannotUnmarshalYaml(value, intoList)];
  } catch (error) {
    if (error instanceof YamlError) return [`error converting YAML to JSON: ${error.message}`];
    throw error;
  }
}

function fromJson(text: string): Value {
  try {
    const value = readJson(text, "map");
    if (value instanceof Map) return value;
    return value === null ? nilDict() : new Map([["Error", cannotUnmarshal(value, intoMap)]]);
  } catch (error) {
    if (error instanceof JsonError)
      return new Map(isDict(error.rest) ? error.rest : []).set("Error", error.message);
    throw error;
  }
}

function fromJsonArray(text: string): Value {
  try {
    const value = readJson(text, "list");
    if (Array.isArray(value)) return value;
    return value === null ? nilList() : [cannotUnmarshal(value, intoList)];
  } catch (error) {
    if (error instanceof JsonError) return [error.message];
    throw error;
  }
}

function toToml(value: Value): string {
  try {
    return writeToml(value);
  } catch (error) {
    if (error instanceof TomlError) return error.message;
    throw error;
  }
}

function fromToml(text: string): Value {
  try {
    return readToml(text);
  } catch (error) {
    if (error instanceof TomlError) return new Map([["Error", error.message]]);
    throw error;
  }
}

/** Helm's own functions, in all versions of Helm that the engine knows. */
export function helmFunctions(environment: Environment): FunctionTable {
  return {
    include: inFrame(fn("string any", nothing), include),
    tpl: inFrame(fn("string any", nothing), tpl),
    required: fn("string any", required),
    lookup: fn(
      "string string string string",
      (apiVersion: string, kind: string, namespace: string, name: string) =>
        environment.lookup?.(apiVersion, kind, namespace, name) ?? new Map(),
    ),
    getHostByName: fn("string", () => ""),
    toYaml: fn("any", toYaml),
    toYamlPretty: fn("any", (value: Value) => writePrettyYaml(value).slice(0, -1)),
    fromYaml: fn("string", fromYaml),
    fromYamlArray: fn("string", fromYamlArray),
    fromJson: fn("string", fromJson),
    fromJsonArray: fn("string", fromJsonArray),
    toToml: fn("any", toToml),
    fromToml: fn("string", fromToml),
    semver: fn("string", parseVersion),
    semverCompare: fn("string string", meets),
  };
}

/** Functions that only Helm 4 has; its `mustToJson` is that of Sprig. */
export const helm4Functions: FunctionTable = {
  mustToYaml: fn("any", (value: Value) => yamlOf(value).slice(0, -1)),
  mustToToml: fn("any", (value: Value) => {
    try {
      return writeToml(value);
    } catch (error) {
      if (error instanceof TomlError) throw new FunctionError(error.message);
      throw error;
    }
  }),
};
