import {
  type ChartModel,
  definitionName,
  type KubernetesType,
  type ObjectSchema,
  type Requirement,
  type SchemaNode,
  schemaShape,
} from "@chartwright/model";
import { banner } from "../banner.ts";
import type { OutputFile } from "../output-file.ts";
import {
  definitionOf,
  type JsonSchema,
  type KubernetesDefinitions,
  use,
  useReferences,
  withoutFields,
} from "./definitions.ts";
import { docOf } from "./doc.ts";
import { in2020 } from "./draft-2020.ts";

/**
 * `values.schema.json`: closed, so that a misspelt key is refused, and self-contained: no reference leaves the file.
 * Draft-07, which every Helm 3 and Helm 4 takes.
 */
export function valuesSchema(model: ChartModel, kubernetes: KubernetesDefinitions): OutputFile {
  const used = new Map<string, JsonSchema>();
  const top: Place = {
    inItem: false,
    define: (name, type) => used.set(name, type),
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
    ...Object.fromEntries(
      model.libraries.map(({ model: { metadata } }) => [
        metadata.name,
        { type: "object", description: "Helm gives `global` to each chart below it." },
      ]),
    ),
    ...(root.properties as object),
  };
  const definitions = Object.fromEntries([...used].sort(([a], [b]) => (a < b ? -1 : 1)));
  const is2020 = model.metadata.schemaDraft === "2020-12";
  const schema = {
    $schema: is2020
      ? "https://json-schema.org/draft/2020-12/schema"
      : "http://json-schema.org/draft-07/schema#",
    $comment: banner,
    title: `Values of the chart ${model.metadata.name}`,
    ...root,
    properties,
    ...(used.size === 0 ? {} : { definitions }),
  };
  const text = `${JSON.stringify(is2020 ? in2020(schema) : schema, null, 2)}\n`;
  return { path: "values.schema.json", text };
}

/** Where a value stands. */
interface Place {
  /** Below a list or a map, where `values.yaml` gives no defaults. */
  readonly inItem: boolean;
  /** Is told of each Kubernetes definition that the value refers to. */
  readonly reference: (definition: string) => void;
  /** Takes a named type of the chart's own over. */
  readonly define: (name: string, type: JsonSchema) => void;
  /** Gives a definition without some of its fields. */
  readonly inline: (definition: string, without: readonly string[]) => JsonSchema;
}

function toJsonSchema(schema: SchemaNode, place: Place): JsonSchema {
  return {
    ...given({
      description: describe(schema),
      deprecated: schema.deprecated === undefined ? undefined : true,
    }),
    ...constraints(schema, place),
    ...defaults(schema),
  };
}

function describe(schema: SchemaNode): string | undefined {
  const { deprecated } = schema;
  const doc = docOf(schema);
  if (deprecated === undefined) return doc;
  return `Deprecated: ${deprecated}${doc === undefined ? "" : ` ${doc}`}`;
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
      // At a fixed place `values.yaml` gives defaults, and its parts are required.
      if (schema.named !== undefined && place.inItem) {
        const { named, ...type } = schema;
        place.define(named, constraints(type, place));
        return { allOf: [{ $ref: `#/definitions/${named}` }] };
      }
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
        allOf: schema.requires?.map((requirement) => ifThen(requirement, schema)),
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

function ifThen({ when, names }: Requirement, { properties }: ObjectSchema): JsonSchema {
  const are = Object.fromEntries(Object.entries(when).map(([name, value]) => [name, { const: value }]));
  const given = Object.fromEntries(names.map((name) => [name, notEmpty(properties[name] as SchemaNode)]));
  return {
    if: { properties: are, required: Object.keys(when) },
    then: { properties: given, required: names },
  };
}

/** What is true in Helm's sense. */
function notEmpty(schema: SchemaNode): JsonSchema {
  switch (schemaShape(schema)) {
    case "string":
      return { minLength: 1 };
    case "list":
      return { minItems: 1 };
    case "object":
      return { minProperties: 1 };
    case "boolean":
      return { const: true };
    case "integer":
    case "number":
    case "null":
    case "any":
      return { not: { enum: [0, "", false, null] } };
  }
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
    case "string":
    case "integer":
    case "number":
    case "boolean":
    case "enum":
    case "union":
      return !inItem || schema.default === undefined;
  }
}

function given(schema: Record<string, unknown>): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined));
}
