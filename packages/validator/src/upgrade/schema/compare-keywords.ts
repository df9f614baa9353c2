import type { Json } from "@chartwright/model";
import type { SchemaChange } from "./compare-schemas.ts";
import { allTypes, type SchemaObject, typesOf } from "./schema-node.ts";

type KeywordChange = Omit<SchemaChange, "path">;

/** Bounds below which nothing is taken, and those above which nothing is. */
const lower = ["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"];
const upper = ["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"];

/** Keywords that only refuse: what they refuse cannot be compared by looking at them. */
const opaque = [
  "pattern",
  "format",
  "multipleOf",
  "uniqueItems",
  "not",
  "if",
  "then",
  "else",
  "allOf",
  "anyOf",
  "oneOf",
  "propertyNames",
  "patternProperties",
  "prefixItems",
  "contains",
  "dependencies",
  "dependentRequired",
  "dependentSchemas",
  "unevaluatedProperties",
  "x-kubernetes-validations",
];

/** What the keywords of one schema take less or more of than those of the one before. */
export function compareKeywords(old: SchemaObject, made: SchemaObject): readonly KeywordChange[] {
  return [
    ...compareTypes(old, made),
    ...compareOptions(old, made),
    ...lower.flatMap((name) => compareBound(name, old[name], made[name], 1)),
    ...upper.flatMap((name) => compareBound(name, old[name], made[name], -1)),
    ...opaque.flatMap((name) => compareOpaque(name, old[name], made[name])),
    ...compareRequired(old, made),
    ...compareOpen(old, made),
    ...(made.deprecated === true && old.deprecated !== true
      ? [{ kind: "deprecated" as const, what: "is deprecated" }]
      : []),
  ];
}

const narrowed = (what: string): KeywordChange => ({ kind: "narrowed", what });
const widened = (what: string): KeywordChange => ({ kind: "widened", what });

function compareTypes(old: SchemaObject, made: SchemaObject): KeywordChange[] {
  if (old.type === undefined && made.type === undefined) return [];
  const [before, after] = [typesOf(old), typesOf(made)];
  const takes = (types: readonly string[], type: string) =>
    types.includes(type) || (type === "integer" && types.includes("number"));
  const lost = before.filter((type) => !takes(after, type));
  const gained = after.filter((type) => !takes(before, type));
  return [
    ...(lost.length > 0
      ? [
          narrowed(
            lost.length === allTypes.length - 1
              ? `only takes ${after.join(" or ")}`
              : `takes no ${lost.join(" or ")}`,
          ),
        ]
      : []),
    ...(gained.length > 0 ? [widened(`also takes ${gained.join(" or ")}`)] : []),
  ];
}

/** The only values that a schema takes, as JSON; undefined where it takes others. */
function optionsOf(schema: SchemaObject): readonly string[] | undefined {
  if (schema.const !== undefined) return [JSON.stringify(schema.const)];
  return Array.isArray(schema.enum) ? schema.enum.map((option) => JSON.stringify(option)) : undefined;
}

function compareOptions(old: SchemaObject, made: SchemaObject): KeywordChange[] {
  const [before, after] = [optionsOf(old), optionsOf(made)];
  if (after === undefined) return before === undefined ? [] : [widened("takes more than a choice")];
  if (before === undefined) return [narrowed(`only takes ${after.join(", ")}`)];
  const lost = before.filter((option) => !after.includes(option));
  const gained = after.filter((option) => !before.includes(option));
  return [
    ...(lost.length > 0 ? [narrowed(`takes no ${lost.join(", ")}`)] : []),
    ...(gained.length > 0 ? [widened(`also takes ${gained.join(", ")}`)] : []),
  ];
}

/** @param sign 1 where a larger bound takes less, -1 where a smaller one does */
function compareBound(
  name: string,
  old: Json | undefined,
  made: Json | undefined,
  sign: number,
): KeywordChange[] {
  if (old === made) return [];
  if (typeof made !== "number") return typeof old === "number" ? [widened(`has no ${name}`)] : [];
  if (typeof old !== "number") return [narrowed(`has a ${name} of ${made}`)];
  const change = `has a ${name} of ${made}, before ${old}`;
  return [(made - old) * sign > 0 ? narrowed(change) : widened(change)];
}

function compareOpaque(name: string, old: Json | undefined, made: Json | undefined): KeywordChange[] {
  if (JSON.stringify(old) === JSON.stringify(made)) return [];
  if (made === undefined) return [widened(`has no \`${name}\` any more`)];
  return [narrowed(old === undefined ? `has a \`${name}\` now` : `has another \`${name}\``)];
}

function compareRequired(old: SchemaObject, made: SchemaObject): KeywordChange[] {
  const names = ({ required }: SchemaObject) => (Array.isArray(required) ? required.map(String) : []);
  const [before, after] = [names(old), names(made)];
  const more = after.filter((name) => !before.includes(name));
  const less = before.filter((name) => !after.includes(name));
  return [
    ...more.map((name) => narrowed(`must have "${name}"`)),
    ...less.map((name) => widened(`need not have "${name}"`)),
  ];
}

function compareOpen(old: SchemaObject, made: SchemaObject): KeywordChange[] {
  const isClosed = ({ additionalProperties }: SchemaObject) => additionalProperties === false;
  const isOpen = ({ additionalProperties }: SchemaObject) =>
    additionalProperties === undefined || additionalProperties === true;
  if (isClosed(made) && !isClosed(old)) return [narrowed("takes no other keys")];
  if (isClosed(old) && !isClosed(made)) return [widened("takes other keys")];
  if (isOpen(old) && !isOpen(made)) return [narrowed("has a schema for its other keys")];
  return !isOpen(old) && isOpen(made) ? [widened("takes anything as its other keys")] : [];
}
