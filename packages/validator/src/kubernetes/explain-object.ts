import type { Json } from "@chartwright/model";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { type Explained, explain } from "../json-schema/explain.ts";
import type { ManifestObject } from "../rendering/objects.ts";
import { type Definitions, schemaOfKind } from "./schema-files.ts";

export const help = "Correct the field; `kubectl explain` tells what it takes.";

interface Schemas {
  readonly definitions: Definitions;
  readonly crds: readonly Json[];
}

/** What is wrong with an object, field by field; nothing where ajv has no objection, or knows no schema of it. */
export function explainObject(object: ManifestObject, schemas: Schemas): readonly Explained[] {
  const { apiVersion, kind } = object;
  const schema = schemaOfKind(String(apiVersion), String(kind), schemas);
  if (schema === undefined) return [];
  const validate = ajvOf(schemas.definitions).compile(schema as object);
  if (validate(object)) return [];
  const name = `The ${kind}`;
  return explain(validate.errors ?? [], { name, owner: name, part: "field", help });
}

const compiled = new WeakMap<Definitions, Ajv>();

function ajvOf(definitions: Definitions): Ajv {
  const known = compiled.get(definitions);
  if (known !== undefined) return known;
  const ajv = new Ajv({ allErrors: true, strict: false, verbose: true, logger: false });
  addFormats.default(ajv);
  ajv.addSchema({ definitions }, "definitions.json");
  compiled.set(definitions, ajv);
  return ajv;
}
