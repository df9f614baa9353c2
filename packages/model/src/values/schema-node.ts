import type { KubernetesType } from "./kubernetes-types.ts";

/** What every schema may carry. */
export interface SchemaBase {
  readonly doc?: string;
  /** The value in `values.yaml`; JSON data. */
  readonly default?: unknown;
  /** May be left out of the values. */
  readonly optional?: boolean;
  /** Shown, commented out, in `values.yaml`; JSON data. */
  readonly example?: unknown;
  /** The part of `values.yaml` and of the README that it stands in. */
  readonly section?: string;
  /** What to use in its place. It still works, and NOTES warn of it. */
  readonly deprecated?: string;
  /** The path that it had in an earlier version, such as `service.nodePort`. Values there still work. */
  readonly renamedFrom?: string;
}

/** The schema of a value, as plain frozen data: what `v` builds. */
export type SchemaNode =
  | StringSchema
  | NumberSchema
  | BooleanSchema
  | EnumSchema
  | ArraySchema
  | MapSchema
  | ObjectSchema
  | SubchartSchema
  | KubernetesSchema
  | UnionSchema
  | NullableSchema
  | AnySchema;

export interface StringSchema extends SchemaBase {
  readonly kind: "string";
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Whether templates in it are run. */
  readonly template?: boolean;
  /** Texts that are refused. */
  readonly except?: readonly string[];
  /** Whether no accepted text, the empty one aside, reads as another type in YAML when unquoted. */
  readonly plain?: boolean;
}

export interface NumberSchema extends SchemaBase {
  readonly kind: "integer" | "number";
  readonly min?: number;
  readonly max?: number;
}

export interface BooleanSchema extends SchemaBase {
  readonly kind: "boolean";
}

export interface EnumSchema extends SchemaBase {
  readonly kind: "enum";
  readonly options: readonly (string | number)[];
}

export interface ArraySchema extends SchemaBase {
  readonly kind: "array";
  readonly items: SchemaNode;
  readonly minItems?: number;
}

export interface MapSchema extends SchemaBase {
  readonly kind: "map";
  readonly values: SchemaNode;
  readonly minEntries?: number;
  readonly keyPattern?: string;
  /** Keys that the chart sets itself and refuses from its user. */
  readonly keyExcept?: readonly string[];
}

export interface ObjectSchema extends SchemaBase {
  readonly kind: "object";
  readonly properties: Readonly<Record<string, SchemaNode>>;
  /** Whether keys that are not declared are let through, as in `global`. */
  readonly open?: boolean;
  /** The name of its type: it is told of once, wherever an item of a list or a map has it. */
  readonly named?: string;
  readonly requires?: readonly Requirement[];
}

/** What must be given, and not be empty, where some values are as they are. */
export interface Requirement {
  readonly when: Readonly<Record<string, string | number | boolean>>;
  readonly names: readonly string[];
}

/** The values of a chart that this one depends on. */
export interface SubchartSchema extends SchemaBase {
  readonly kind: "subchart";
  /** The other chart's own values. */
  readonly of: ObjectSchema;
  /** What this chart's `values.yaml` gives it; JSON data. */
  readonly overrides: { readonly [key: string]: unknown };
}

/** A type of the Kubernetes API, by the name of its definition. */
export interface KubernetesSchema extends SchemaBase {
  readonly kind: "kubernetes";
  readonly type: KubernetesType;
  readonly shape: "object";
  /** Fields that the chart sets itself and refuses from its user. */
  readonly without?: readonly string[];
}

export interface UnionSchema extends SchemaBase {
  readonly kind: "union";
  readonly options: readonly SchemaNode[];
}

export interface NullableSchema extends SchemaBase {
  readonly kind: "nullable";
  readonly of: SchemaNode;
}

export interface AnySchema extends SchemaBase {
  readonly kind: "any";
}
