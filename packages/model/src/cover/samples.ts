import type { Json } from "../values/defaults.ts";
import { defaultOf } from "../values/defaults.ts";
import { kubernetesSample, requiredFields } from "../values/kubernetes-samples.ts";
import type { KubernetesSchema, NumberSchema, SchemaNode, StringSchema } from "../values/schema-node.ts";

/** Values that a schema accepts and that are true in Helm's sense; the likeliest first. */
export function truthy(schema: SchemaNode): readonly Json[] {
  return candidates(schema).filter((value) => !isEmpty(value));
}

/** Values that a schema accepts and that are empty in Helm's sense. */
export function falsy(schema: SchemaNode): readonly Json[] {
  return candidates(schema).filter(isEmpty);
}

function isEmpty(value: Json): boolean {
  return typeof value === "object" && value !== null ? Object.keys(value).length === 0 : !value;
}

/** Some values that a schema accepts. */
export function candidates(schema: SchemaNode): readonly Json[] {
  const standard = schema.kind === "kubernetes" && !canBeEmpty(schema) ? undefined : schema.default;
  const declared = [standard, schema.example].filter((value) => value !== undefined) as Json[];
  return [...declared, ...bySchema(schema)];
}

function bySchema(schema: SchemaNode): readonly Json[] {
  switch (schema.kind) {
    case "string":
      return texts(schema);
    case "integer":
    case "number":
      return numbers(schema);
    case "boolean":
      return [true, false];
    case "enum":
      return schema.options;
    case "array": {
      const items = [0, 1].map((index) => first(schema.items, index));
      return items.includes(undefined) || (schema.minItems ?? 0) > 2
        ? []
        : [items as Json[], [], [items[0] as Json]];
    }
    case "map": {
      const keys = keysOf(schema);
      const entries = keys.map((key, index) => [key, first(schema.values, index)] as const);
      if (entries.length === 0 || entries.some(([, value]) => value === undefined)) return [{}];
      const sized = [entries, [], entries.slice(0, 1)].filter(
        (each) => each.length >= (schema.minEntries ?? 0),
      );
      return sized.map((each) => Object.fromEntries(each) as Json);
    }
    case "object": {
      const whole = withRequired(schema);
      return whole === undefined ? [] : [whole];
    }
    case "subchart":
      return [{}];
    case "kubernetes":
      return ofKubernetes(schema);
    case "union":
      return schema.options.flatMap(candidates);
    case "nullable":
      return [...candidates(schema.of), null];
    case "any":
      return ["anything", "", { any: "thing" }, {}];
  }
}

function ofKubernetes(schema: KubernetesSchema): readonly Json[] {
  const { type, without = [] } = schema;
  const sample = Object.entries(kubernetesSample(type) as object).filter(([name]) => !without.includes(name));
  return [Object.fromEntries(sample), ...(canBeEmpty(schema) ? [{}] : [])];
}

/** Whether `{}` fits it: of some types, fields are required. */
function canBeEmpty({ type, without = [] }: KubernetesSchema): boolean {
  return requiredFields(type).every((name) => without.includes(name));
}

/** One item, different for different indexes where the schema has room for that. */
function first(schema: SchemaNode, index: number): Json | undefined {
  const all = truthy(schema);
  return all[Math.min(index, all.length - 1)] ?? candidates(schema)[0];
}

/** An object with what it must have, and nothing else: an item of a list or a map gets no defaults. */
function withRequired(schema: SchemaNode & { kind: "object" }): Json | undefined {
  const required = Object.entries(schema.properties).filter(([, of]) => mustBeGiven(of));
  const entries = required.map(([name, of]) => [name, candidates(of)[0]] as const);
  return entries.some(([, value]) => value === undefined) ? undefined : (Object.fromEntries(entries) as Json);
}

function mustBeGiven(schema: SchemaNode): boolean {
  if (schema.optional === true) return false;
  if (schema.kind !== "object" || schema.default !== undefined) return defaultOf(schema) === undefined;
  return Object.values(schema.properties).some(mustBeGiven);
}

/** Texts of the forms that charts ask for: names, quantities, durations, paths, percentages, digests. */
const forms = [
  "sample",
  "other-sample",
  "",
  "1Gi",
  "30s",
  "/sample",
  "25%",
  "1.2.3",
  "https://example.com/",
  "example.com",
  `sha256:${"0123456789abcdef".repeat(4)}`,
  "SAMPLE",
  "1",
  "a",
];

function texts(schema: StringSchema): readonly string[] {
  const { pattern, minLength = 0, maxLength = Number.POSITIVE_INFINITY, except = [] } = schema;
  const form = pattern === undefined ? undefined : new RegExp(pattern);
  return forms.filter(
    (text) =>
      text.length >= minLength &&
      text.length <= maxLength &&
      !except.includes(text) &&
      (form?.test(text) ?? true),
  );
}

function numbers({
  kind,
  min = Number.NEGATIVE_INFINITY,
  max = Number.POSITIVE_INFINITY,
}: NumberSchema): readonly number[] {
  const some = [1, 2, 0, min, max, min + 1, kind === "number" ? 0.5 : 3, -1, 80, 8080];
  return [...new Set(some)].filter((value) => Number.isFinite(value) && value >= min && value <= max);
}

function keysOf(schema: SchemaNode & { kind: "map" }): readonly string[] {
  const form = schema.keyPattern === undefined ? undefined : new RegExp(schema.keyPattern);
  const shown = Object.keys((schema.example ?? schema.default ?? {}) as object);
  return [...shown, "sample", "other", "SAMPLE", "/sample", "/", "example.com", "a"]
    .filter((key) => (form?.test(key) ?? true) && schema.keyExcept?.includes(key) !== true)
    .slice(0, 2);
}
