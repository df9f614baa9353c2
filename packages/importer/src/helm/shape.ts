import { isMapping, type Json } from "@chartwright/model";
import { type Code, call, data, method, object } from "../code/code.ts";
import type { FieldType } from "./field-types.ts";

/** What is known of a value of a Helm chart: by its default, and by how templates use it. */
export class Shape {
  default: Json | undefined;
  doc: string | undefined;
  readonly properties: Map<string, Shape> = new Map();
  /** Of each item, where a template loops over it. */
  items: Shape | undefined;
  /** Of each entry, where a template loops over it as a map. */
  entries: Shape | undefined;
  /** What the field is in which a template puts it as a whole. */
  field: FieldType | undefined;
  /** Whether a template asks whether it is there. */
  isTested = false;
  /** Whether a template reads its parts. */
  isRead = false;
  readonly isItem: boolean;
  /** Whether it is an item or entry itself, and no part of one: it is always there. */
  isElement = false;

  constructor(value: Json | undefined, isItem = false) {
    this.default = value ?? undefined;
    this.isItem = isItem;
    if (isMapping(value))
      for (const [key, part] of Object.entries(value)) this.properties.set(key, new Shape(part, isItem));
  }

  /** A part of it by its name, known from now on. */
  at(key: string): Shape {
    this.isRead = true;
    const known = this.properties.get(key);
    if (known !== undefined) return known;
    const made = new Shape(undefined, this.isItem);
    this.properties.set(key, made);
    return made;
  }

  /** An item of it, as those of its default are. */
  item(): Shape {
    if (this.items === undefined) {
      const all = Array.isArray(this.default) ? this.default : [];
      this.items = mergedShape(all);
    }
    return this.items;
  }

  entry(): Shape {
    const all = isMapping(this.default) ? Object.values(this.default) : [];
    this.entries ??= mergedShape(all);
    return this.entries;
  }

  get type(): "string" | "integer" | "number" | "boolean" | "list" | "object" | "unknown" {
    const { default: value } = this;
    if (this.items !== undefined || Array.isArray(value)) return "list";
    if (this.properties.size > 0 || this.entries !== undefined || isMapping(value)) return "object";
    if (typeof value === "string") return "string";
    if (typeof value === "boolean") return "boolean";
    if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
    return this.field?.type ?? "unknown";
  }

  /** Whether it may be absent. */
  get isOptional(): boolean {
    if (this.isElement) return false;
    return (this.isItem && this.isTested) || (this.default === undefined && this.properties.size === 0);
  }

  /** Whether nothing is known of it that could be declared. */
  get isAny(): boolean {
    const { field, default: value } = this;
    if (this.items !== undefined || this.entries !== undefined) return false;
    if (field !== undefined && !this.isRead && (value === undefined || field.takes(value))) return false;
    return typeof value === "object" ? !this.isRead || this.properties.size === 0 : value === undefined;
  }

  /** How it is declared. */
  toCode(): Code {
    const declared = this.#declared();
    return this.doc === undefined ? declared : method(declared, "doc", data(this.doc));
  }

  #declared(): Code {
    const { default: value, field } = this;
    if (this.entries !== undefined) return this.#withDefault(call("v.mapOf", this.entries.toCode()), {});
    if (this.items !== undefined) return this.#withDefault(call("v.array", this.items.toCode()), []);
    if (field !== undefined && !this.isRead && (value === undefined || field.takes(value)))
      return this.#withDefault(field.code, field.empty);
    if (this.properties.size > 0 && this.isRead)
      return call(
        "v.object",
        object([...this.properties].map(([key, shape]) => ({ key, value: shape.toCode() }))),
      );
    return this.#withDefault(
      call(Object.hasOwn(scalars, this.type) ? scalars[this.type as Scalar] : "v.any"),
    );
  }

  #withDefault(code: Code, empty?: Json): Code {
    const { default: value } = this;
    if (this.isItem) return this.isOptional || empty !== undefined ? optional(code, empty) : code;
    if (value === undefined) return optional(code, empty);
    return JSON.stringify(value) === JSON.stringify(empty) ? code : method(code, "default", data(value));
  }
}

const scalars = {
  string: "v.string",
  integer: "v.integer",
  number: "v.number",
  boolean: "v.boolean",
} as const;

type Scalar = keyof typeof scalars;

/** What has an empty default needs not be optional. */
function optional(code: Code, empty: Json | undefined): Code {
  return empty === undefined ? method(code, "optional") : code;
}

/** The shape of what all of several values are: a part that one of them lacks may be absent. */
function mergedShape(all: readonly Json[]): Shape {
  const mappings = all.filter(isMapping);
  const made = new Shape(mappings.length === 0 ? all[0] : undefined, true);
  made.isElement = true;
  for (const key of new Set(mappings.flatMap((each) => Object.keys(each)))) {
    const values = mappings.flatMap((each) => (Object.hasOwn(each, key) ? [each[key] as Json] : []));
    const isEverywhere = values.length === mappings.length;
    const part = new Shape(values[0], true);
    if (!isEverywhere) part.default = undefined;
    made.properties.set(key, part);
  }
  return made;
}
