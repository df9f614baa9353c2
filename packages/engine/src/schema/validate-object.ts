import { compareText } from "../value/text.ts";
import { countText } from "./exact.ts";
import { failure, quoted, quotedList } from "./failure.ts";
import type { JsonObject } from "./json.ts";
import { type Application, validate } from "./validate.ts";

/** The rules of objects. Properties come in the order of their names; Helm's own order is random. */
export function validateObject(run: Application, value: JsonObject): void {
  const { schema } = run;
  const size = (keyword: string, want: number): void =>
    run.add(`${keyword}: got ${countText(value.size)}, want ${countText(want)}`);
  const { minProperties, maxProperties } = schema;
  if (minProperties !== undefined && value.size < minProperties) size("minProperties", minProperties);
  if (maxProperties !== undefined && value.size > maxProperties) size("maxProperties", maxProperties);
  const missing = missingOf(value, schema.required ?? []);
  if (missing.length > 0)
    run.add(`missing ${missing.length === 1 ? "property" : "properties"} ${quotedList(missing)}`);
  for (const [name, dependency] of schema.dependencies ?? []) {
    if (!value.has(name)) continue;
    if ("location" in dependency) run.addAll(run.same(dependency));
    else requireWith(run, value, name, dependency);
  }
  validateProperties(run, value);
  if (schema.version === 4) return;
  if (schema.propertyNames !== undefined) {
    for (const name of sortedNames(value)) {
      const causes = validate(schema.propertyNames, name);
      if (causes.length > 0)
        run.failures.push(failure(run.path, `invalid propertyName ${quoted(name)}`, causes));
    }
  }
  for (const [name, inner] of schema.dependentSchemas ?? []) if (value.has(name)) run.addAll(run.same(inner));
  for (const [name, required] of schema.dependentRequired ?? [])
    if (value.has(name)) requireWith(run, value, name, required);
}

function validateProperties(run: Application, value: JsonObject): void {
  const { properties, patternProperties = [], additionalProperties: additional } = run.schema;
  const refused: string[] = [];
  for (const name of sortedNames(value)) {
    const own = properties?.get(name);
    const schemas = own === undefined ? [] : [own];
    for (const [pattern, schema] of patternProperties) if (pattern.matches(name)) schemas.push(schema);
    const isAdditional = schemas.length === 0;
    if (isAdditional && typeof additional === "object") schemas.push(additional);
    if (isAdditional && additional === false) refused.push(name);
    for (const schema of schemas) run.addAll(run.inner(schema, value.get(name), name));
    if (schemas.length > 0 || additional !== undefined) run.unevaluated.properties.delete(name);
  }
  if (refused.length > 0) run.add(`additional properties ${quotedList(refused)} not allowed`);
}

function sortedNames(value: JsonObject): string[] {
  return Array.from(value.keys()).sort(compareText);
}

function missingOf(value: JsonObject, names: readonly string[]): string[] {
  return names.filter((name) => !value.has(name));
}

function requireWith(run: Application, value: JsonObject, name: string, required: readonly string[]): void {
  const missing = missingOf(value, required);
  if (missing.length > 0) run.add(`properties ${quotedList(missing)} required, if ${quoted(name)} exists`);
}
