import type { Json } from "@chartwright/model";
import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { type Explained, explain } from "../json-schema/explain.ts";
import { lenientPatterns } from "../json-schema/go-pattern.ts";
import type { ManifestObject } from "../rendering/objects.ts";
import { type Definitions, schemaOfKind } from "./schema-files.ts";

export const help = "Correct the field; `kubectl explain` tells what it takes.";

/** The schemas of one Kubernetes minor, as data. */
export interface Schemas {
  readonly definitions: Definitions;
  readonly crds: readonly Json[];
}

/** What is wrong with an object, field by field; undefined where no schema of its kind is known. */
export function explainObject(object: ManifestObject, schemas: Schemas): readonly Explained[] | undefined {
  const validate = validatorOf(String(object.apiVersion), String(object.kind), schemas);
  if (validate === undefined) return undefined;
  const isValid: boolean = validate(object);
  if (isValid) return [];
  const name = `The ${object.kind}`;
  return explain(validate.errors ?? [], { name, owner: name, part: "field", help });
}

type Validators = Map<string, ValidateFunction | undefined>;
const known = new WeakMap<Schemas, Validators>();

/** Compiled when it is first asked for. */
function validatorOf(apiVersion: string, kind: string, schemas: Schemas): ValidateFunction | undefined {
  const validators: Validators = known.get(schemas) ?? new Map();
  known.set(schemas, validators);
  const key = `${apiVersion} ${kind}`;
  if (!validators.has(key)) {
    const schema = schemaOfKind(apiVersion, kind, schemas);
    validators.set(
      key,
      schema === undefined ? undefined : ajvOf(schemas.definitions).compile(schema as object),
    );
  }
  return validators.get(key);
}

const compilers = new WeakMap<Definitions, Ajv>();

function ajvOf(definitions: Definitions): Ajv {
  const compiler = compilers.get(definitions);
  if (compiler !== undefined) return compiler;
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    verbose: true,
    logger: false,
    // What is put in line is compiled again for every kind, and no code of it runs often.
    inlineRefs: false,
    code: { regExp: lenientPatterns, optimize: false },
  });
  addFormats.default(ajv);
  ajv.addSchema({ definitions }, "definitions.json");
  compilers.set(definitions, ajv);
  return ajv;
}
