import { type Diagnostic, diagnostic } from "@chartwright/diagnostics";
import { Ajv2020, type SchemaObject, type ValidateFunction } from "ajv/dist/2020.js";
import { explain, formatPath } from "../../json-schema/explain.ts";
import { parseYaml } from "../../yaml.ts";

/** A rule as a file of YAML says it. */
export interface Declaration {
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  /** The kinds of the objects that it is about; all where none is named. */
  readonly kinds?: readonly string[];
  /** What must be true of each `object`, in CEL. */
  readonly cel?: string;
  /** What is wrong where it is not. */
  readonly message?: string;
  /** What each object must fit. */
  readonly schema?: SchemaObject;
}

const text = { type: "string", minLength: 1 } as const;
const form: SchemaObject = {
  type: "object",
  additionalProperties: false,
  required: ["code", "severity", "title", "why", "fix"],
  properties: {
    code: text,
    severity: { enum: ["error", "warning"] },
    title: text,
    why: text,
    fix: text,
    kinds: { type: "array", items: text, minItems: 1 },
    cel: text,
    message: text,
    schema: { type: "object" },
  },
  dependentRequired: { cel: ["message"] },
};

/** The check of a schema, which tells all that is wrong. */
export function compile(schema: SchemaObject): ValidateFunction {
  return new Ajv2020({ allErrors: true, strict: false, verbose: true }).compile(schema);
}

let compiled: ValidateFunction | undefined;

/** Reads a rule's file; what it cannot be, it is told. */
export function readDeclaration(
  source: string,
  file: string,
): { readonly declaration: Declaration | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const fix = "Write code, severity, title, why, fix, and either cel with a message or schema.";
  const { documents, diagnostics } = parseYaml(source, { code: "CW3102", file, fix });
  if (diagnostics.length > 0) return { declaration: undefined, diagnostics };
  const data: unknown = documents[0]?.data;
  compiled ??= compile(form);
  const words = { name: "The rule", owner: "A rule", part: "field", help: fix };
  const wrong = compiled(data)
    ? []
    : explain(compiled.errors ?? [], words).map(({ path, message, fix }) => ({
        message: path.length === 0 ? message : `${formatPath(path)}: ${message}`,
        fix,
      }));
  const { cel, schema } = (data ?? {}) as Declaration;
  if (wrong.length === 0 && (cel === undefined) === (schema === undefined))
    wrong.push({ message: "It has neither cel nor schema, or both.", fix });
  if (wrong.length === 0) return { declaration: data as Declaration, diagnostics: [] };
  return {
    declaration: undefined,
    diagnostics: wrong.map((each) => diagnostic("CW3102", { ...each, place: { file } })),
  };
}
