import { type Diagnostic, diagnostic } from "@chartwright/diagnostics";
import { Ajv, type AnySchemaObject, type ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { ChartFiles } from "../chart-files.ts";
import { goPatterns, isGoPattern } from "../json-schema/go-pattern.ts";

export interface ValuesSchema {
  /** Undefined where the chart has no schema, or a broken one. */
  readonly validate: ValidateFunction | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads `values.schema.json` with the draft that it names. */
export function compileValuesSchema(chart: ChartFiles): ValuesSchema {
  const text = chart.files.get("values.schema.json");
  if (text === undefined) return { validate: undefined, diagnostics: [] };
  const place = { file: `${chart.folder}/values.schema.json` };
  const fail = (message: string, fix: string) => ({
    validate: undefined,
    diagnostics: [diagnostic("CW3002", { message, fix, place })],
  });
  try {
    const schema = JSON.parse(text) as Record<string, unknown>;
    const remote = references(JSON.stringify(schema)).find((reference) => !reference.startsWith("#"));
    if (remote !== undefined) {
      return fail(
        `It refers to ${remote}, which Helm would fetch at every install.`,
        "Copy what it refers to into its own `definitions`.",
      );
    }
    return { validate: compile(schema), diagnostics: [] };
  } catch (error) {
    return fail(`${(error as Error).message}.`, "Write it as a JSON Schema of draft-07 or draft 2020-12.");
  }
}

/**
 * Compiles a schema. Its definitions, which many charts have in common and which are most of it, are schemas of their
 * own, and so is each value: the compiler compiles each once and keeps it.
 */
function compile({ $id: _, ...whole }: Record<string, unknown>): ValidateFunction {
  const { definitions, ...schema } = whole;
  const is2020 = String(schema.$schema ?? "").includes("2020-12");
  const isCommon = Object.keys(definitions ?? {}).every((name) => /^io\.k8s\.[\w.]+$/.test(name));
  if (!isCommon) return makeCompiler(is2020, {}).ajv.compile(whole);
  const key = `${is2020}${JSON.stringify(definitions ?? {})}`;
  const compiler = compilers.get(key) ?? makeCompiler(is2020, (definitions ?? {}) as Record<string, unknown>);
  compilers.set(key, compiler);
  const own = isSeparable(schema) ? withParts(schema, compiler) : apart(schema);
  const validate = compiler.ajv.compile(own);
  // It would keep the schema of every chart that it has ever met.
  compiler.ajv.removeSchema(own);
  return validate;
}

interface Compiler {
  readonly ajv: Ajv | Ajv2020;
  /** The name of each value's schema, by its text. */
  readonly parts: Map<string, string>;
}

const compilers = new Map<string, Compiler>();

function makeCompiler(is2020: boolean, definitions: Record<string, unknown>): Compiler {
  const ajv = is2020 ? new Ajv2020(options) : new Ajv(options);
  addFormats.default(ajv as Ajv);
  // The schema of schemas asks it of each pattern.
  ajv.addFormat("regex", isGoPattern);
  for (const [name, definition] of Object.entries(definitions)) ajv.addSchema(apart(definition), idOf(name));
  return { ajv, parts: new Map() };
}

/** Whether no part of it has a name of its own, or refers to another part. */
function isSeparable(schema: Record<string, unknown>): boolean {
  const text = JSON.stringify(schema);
  const isNamed = /"\$(id|anchor|dynamic\w+|recursive\w+)":/.test(text);
  return !isNamed && references(text).every((reference) => reference.startsWith("#/definitions/"));
}

/** The schema, with the schema of each value behind a name. */
function withParts(schema: Record<string, unknown>, { ajv, parts }: Compiler): AnySchemaObject {
  const properties = Object.entries((schema.properties ?? {}) as object).map(([name, part]) => {
    const text = JSON.stringify(part);
    const known = parts.get(text);
    if (known !== undefined) return [name, { $ref: known }];
    const id = `urn:part:${parts.size}`;
    ajv.addSchema(apart(part), id);
    parts.set(text, id);
    return [name, { $ref: id }];
  });
  // What is beside the properties, such as `if` or `allOf`, may refer to definitions as well.
  return { ...apart({ ...schema, properties: {} }), properties: Object.fromEntries(properties) };
}

/** The schema with references to definitions as schemas of their own; one to a part of a definition keeps its rest. */
function apart(schema: unknown): AnySchemaObject {
  const text = JSON.stringify(schema).replace(
    /"\$ref":"#\/definitions\/([^"/]+)([^"]*)"/g,
    (_, name: string, rest: string) => `"$ref":"${idOf(name)}${rest === "" ? "" : `#${rest}`}"`,
  );
  return JSON.parse(text);
}

function idOf(name: string): string {
  return `urn:definition:${name}`;
}

const options = {
  allErrors: true,
  strict: false,
  verbose: true,
  logger: false,
  // What is put in line is compiled again for every chart.
  inlineRefs: false,
  // A schema is compiled for a few sets of values: its code is not worth polishing.
  code: { regExp: goPatterns, optimize: false },
} as const;

/** What a schema, printed by `JSON.stringify`, refers to. */
function references(text: string): string[] {
  return [...text.matchAll(/"\$ref":\s*("(?:[^"\\]|\\.)*")/g)].map(([, name = ""]) => JSON.parse(name));
}
