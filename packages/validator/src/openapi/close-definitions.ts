import { base64, int32, intOrString, quantity } from "./draft7-types.ts";
import { type Definitions, type JsonSchema, mapValues, sortKeys } from "./json-schema.ts";
import { kindOf, reachableFromKinds } from "./reachable-from-kinds.ts";

/** The extensions that are kept, because a validator can use them. */
const keptExtensions = [
  "x-kubernetes-group-version-kind",
  "x-kubernetes-list-map-keys",
  "x-kubernetes-list-type",
  "x-kubernetes-preserve-unknown-fields",
];

const refPrefix = "#/definitions/";

/**
 * JSON Schemas (draft-07) of what an API server's strict field validation accepts, from the definitions of its
 * `/openapi/v2`. What is changed and why is written in `schemas/README.md`.
 *
 * @example
 * closeDefinitions({ "io.k8s.api.core.v1.Sysctl": { type: "object", properties: { name: { type: "string" } } } });
 */
export function closeDefinitions(openapi: Definitions): Definitions {
  const typed = mapValues(reachableFromKinds(openapi), (definition, name) =>
    nameOwnKind({ ...definition, ...(knownTypes[name] ?? {}) }),
  );
  const closed = mapValues(typed, (definition) => close(definition, kindOf(definition) === undefined, typed));
  return sortKeys(closed) as Definitions;
}

/** Types that the API server takes in more forms than its OpenAPI says. */
const knownTypes: Readonly<Record<string, JsonSchema>> = {
  "io.k8s.apimachinery.pkg.api.resource.Quantity": quantity,
  "io.k8s.apimachinery.pkg.util.intstr.IntOrString": intOrString,
};

function nameOwnKind(definition: JsonSchema): JsonSchema {
  const kind = kindOf(definition);
  if (kind === undefined) return definition;
  const apiVersion = kind.group === "" ? kind.version : `${kind.group}/${kind.version}`;
  const properties = {
    ...definition.properties,
    apiVersion: { const: apiVersion },
    kind: { const: kind.kind },
  };
  return { ...definition, properties };
}

function close(schema: JsonSchema, nullable: boolean, definitions: Definitions): JsonSchema {
  if (schema.$ref !== undefined) return reference(schema.$ref, nullable, definitions);
  const { properties, additionalProperties, items, type, enum: values, ...rest } = refineType(schema);
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([keyword]) => isKept(keyword))),
    ...(type !== undefined && { type: nullable ? [type, "null"].flat() : type }),
    ...(values !== undefined && { enum: nullable ? [...values, null] : values }),
    ...(items !== undefined && { items: close(items, false, definitions) }),
    ...(properties !== undefined && {
      properties: mapValues(properties, (property, name) =>
        close(property, !schema.required?.includes(name), definitions),
      ),
    }),
    ...closedness(schema, definitions),
  };
}

/** Every definition but that of a kind takes null, so only where null is refused is more than `$ref` needed. */
function reference($ref: string, nullable: boolean, definitions: Definitions): JsonSchema {
  const target = definitions[$ref.slice(refPrefix.length)];
  const isAlreadyStrict = target?.type === undefined || kindOf(target) !== undefined;
  return nullable || isAlreadyStrict ? { $ref } : { allOf: [{ $ref }], type: target.type };
}

function closedness(schema: JsonSchema, definitions: Definitions): JsonSchema {
  const { properties, additionalProperties } = schema;
  if (typeof additionalProperties === "object") {
    return { additionalProperties: close(additionalProperties, true, definitions) };
  }
  if (additionalProperties !== undefined) return { additionalProperties };
  const isOpen = properties === undefined || schema["x-kubernetes-preserve-unknown-fields"] === true;
  return isOpen ? {} : { additionalProperties: false };
}

function refineType(schema: JsonSchema): JsonSchema {
  const { format, ...rest } = schema;
  if (format === "int32") return { ...rest, ...int32 };
  if (format === "byte") return { ...rest, ...base64 };
  return format === "date-time" ? schema : rest;
}

function isKept(keyword: string): boolean {
  return (
    keyword !== "description" && (!keyword.startsWith("x-kubernetes-") || keptExtensions.includes(keyword))
  );
}
