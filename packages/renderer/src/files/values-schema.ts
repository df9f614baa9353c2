import { type ChartModel, definitionName, type KubernetesType, type SchemaNode } from "@chartwright/model";
import { banner } from "../banner.ts";
import type { OutputFile } from "../output-file.ts";

/** A JSON Schema, as data. */
export type JsonSchema = { readonly [key: string]: unknown };

/** The definitions of the Kubernetes API by their names, each a JSON Schema that refers to others by `#/definitions/…`. */
export type KubernetesDefinitions = Readonly<Record<string, JsonSchema>>;

/**
 * `values.schema.json`: closed, so that a misspelt key is refused, and self-contained: no reference leaves the file.
 * Draft-07, which every Helm 3 and Helm 4 takes.
 */
export function valuesSchema(model: ChartModel, kubernetes: KubernetesDefinitions): OutputFile {
  const used = new Map<string, JsonSchema>();
  const top: Place = {
    inItem: false,
    reference: (name) => use(name, kubernetes, used),
    inline: (name, fields) => {
      const inlined = withoutFields(definitionOf(name, kubernetes), fields);
      useReferences(inlined, kubernetes, used);
      return inlined;
    },
  };
  const root = toJsonSchema(model.values, top) as Record<string, unknown>;
  const properties = {
    global: { type: "object", description: "Values that all charts of a release share." },
    enabled: { type: "boolean", description: "For a parent chart's condition. This chart does not read it." },
    ...(root.properties as object),
  };
  const definitions = Object.fromEntries([...used].sort(([a], [b]) => (a < b ? -1 : 1)));
  const schema = {
    $schema: "http://json-schema.org/draft-07/schema#",
    $comment: banner,
    title: `Values of the chart ${model.metadata.name}`,
    ...root,
    properties,
    ...(used.size === 0 ? {} : { definitions }),
  };
  return { path: "values.schema.json", text: `${JSON.stringify(schema, null, 2)}\n` };
}

/** Takes a definition over, with all that it refers to. */
function use(name: string, kubernetes: KubernetesDefinitions, used: Map<string, JsonSchema>): void {
  if (used.has(name)) return;
  const definition = definitionOf(name, kubernetes);
  used.set(name, definition);
  useReferences(definition, kubernetes, used);
}

/** Takes over what a schema refers to. */
function useReferences(
  schema: JsonSchema,
  kubernetes: KubernetesDefinitions,
  used: Map<string, JsonSchema>,
): void {
  const references = JSON.stringify(schema).matchAll(/"#\/definitions\/([^"]+)"/g);
  for (const [, reference] of references) use(reference as string, kubernetes, used);
}

function definitionOf(name: string, kubernetes: KubernetesDefinitions): JsonSchema {
  const definition = kubernetes[name];
  if (definition === undefined)
    throw new Error(`bug: the Kubernetes definition ${name} is not among those given`);
  return withoutExtensions(definition) as JsonSchema;
}

/** The definition without fields that the chart sets itself; it is closed, so a user's are refused. */
function withoutFields(definition: JsonSchema, fields: readonly string[]): JsonSchema {
  const { properties = {}, required = [] } = definition as {
    readonly properties?: JsonSchema;
    readonly required?: readonly string[];
  };
  const kept = Object.entries(properties).filter(([name]) => !fields.includes(name));
  const left = required.filter((name) => !fields.includes(name));
  return given({
    ...definition,
    properties: Object.fromEntries(kept),
    required: left.length === 0 ? undefined : left,
  }) as JsonSchema;
}

/** The definition without what only an API server reads. */
function withoutExtensions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutExtensions);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !key.startsWith("x-kubernetes-"));
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutExtensions(inner)]));
}

/** Where a value stands. */
interface Place {
  /** Below a list or a map, where `values.yaml` gives no defaults. */
  readonly inItem: boolean;
  /** Is told of each Kubernetes definition that the value refers to. */
  readonly reference: (definition: string) => void;
  /** Gives a definition without some of its fields. */
  readonly inline: (definition: string, without: readonly string[]) => JsonSchema;
}

function toJsonSchema(schema: SchemaNode, place: Place): JsonSchema {
  return {
    ...(schema.doc === undefined ? {} : { description: schema.doc }),
    ...constraints(schema, place),
    ...defaults(schema),
  };
}

function defaults(schema: SchemaNode): JsonSchema {
  return schema.default === undefined ? {} : { default: schema.default };
}

function constraints(schema: SchemaNode, place: Place): JsonSchema {
  switch (schema.kind) {
    case "string":
      return given({
        type: "string",
        pattern: schema.pattern,
        format: schema.format,
        minLength: schema.minLength,
        maxLength: schema.maxLength,
        not: schema.except === undefined ? undefined : { enum: schema.except },
      });
    case "integer":
    case "number":
      return given({ type: schema.kind, minimum: schema.min, maximum: schema.max });
    case "boolean":
      return { type: "boolean" };
    case "enum":
      return { enum: schema.options };
    case "array":
      return given({
        type: "array",
        items: toJsonSchema(schema.items, { ...place, inItem: true }),
        minItems: schema.minItems,
      });
    case "map":
      return given({
        type: "object",
        minProperties: schema.minEntries,
        propertyNames:
          schema.keyPattern === undefined && schema.keyExcept === undefined
            ? undefined
            : given({
                pattern: schema.keyPattern,
                not: schema.keyExcept === undefined ? undefined : { enum: schema.keyExcept },
              }),
        additionalProperties: toJsonSchema(schema.values, { ...place, inItem: true }),
      });
    case "object": {
      const entries = Object.entries(schema.properties);
      const required = entries
        .filter(([, property]) => isRequired(property, place.inItem))
        .map(([name]) => name);
      return given({
        type: "object",
        properties: Object.fromEntries(
          entries.map(([name, property]) => [name, toJsonSchema(property, place)]),
        ),
        required: required.length === 0 ? undefined : required,
        additionalProperties: schema.open === true,
      });
    }
    case "subchart":
      // The other chart's own schema says what else it takes, and Helm asks it.
      return { type: "object", properties: { enabled: { type: "boolean" } }, additionalProperties: true };
    case "kubernetes": {
      const name = definitionName(schema.type);
      if (schema.without !== undefined) return place.inline(name, schema.without);
      place.reference(name);
      return given({ allOf: [{ $ref: `#/definitions/${name}` }], ...oneHandler(schema.type) });
    }
    case "union":
      return { anyOf: schema.options.map((option) => toJsonSchema(option, place)) };
    case "nullable":
      return { anyOf: [toJsonSchema(schema.of, place), { type: "null" }] };
    case "any":
      return {};
  }
  schema satisfies never;
  return {};
}

/**
 * A probe, and each hook of a container's life, has one handler, which the API's schema does not say. A user who gives
 * another than the default's takes that away with `null`.
 */
function oneHandler(type: KubernetesType): JsonSchema {
  if (type === "Probe") return { not: atLeastTwo(["exec", "grpc", "httpGet", "tcpSocket"]) };
  if (type !== "Lifecycle") return {};
  const hook = { not: atLeastTwo(["exec", "httpGet", "sleep", "tcpSocket"]) };
  return { properties: { postStart: hook, preStop: hook } };
}

function atLeastTwo(names: readonly string[]): JsonSchema {
  const pairs = names.flatMap((name, index) => names.slice(index + 1).map((other) => [name, other]));
  return { anyOf: pairs.map((pair) => ({ required: pair })) };
}

/** A template reads it without a guard: to leave it out, or to delete it with `null`, is refused. */
function isRequired(schema: SchemaNode, inItem: boolean): boolean {
  if (schema.optional === true) return false;
  switch (schema.kind) {
    case "map":
    case "array":
    case "kubernetes":
    case "any":
    case "nullable":
    case "subchart":
      return false;
    case "object":
      return !inItem || Object.values(schema.properties).some((property) => isRequired(property, inItem));
    default:
      return !inItem || schema.default === undefined;
  }
}

function given(schema: Record<string, unknown>): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined));
}
