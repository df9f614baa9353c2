import type { SchemaNode } from "./schema-node.ts";

export const SCHEMA: unique symbol = Symbol.for("chartwright.schema") as never;
declare const TYPE: unique symbol;

/** Readable by `Value` and by a plain spread in the author's code. */
export interface AnyValue {
  readonly [SCHEMA]: SchemaNode;
}

/** A declared value of type `T`. Each method gives a new one; none changes what it is called on. */
export interface Value<out T> extends AnyValue {
  readonly [TYPE]?: T;
  /** What it is for, in a sentence. It goes to `values.yaml`, the schema and the README. */
  doc(text: string): this;
  /** Shown, commented out, in `values.yaml`. What has a default need not be in it. */
  example(value: NoInfer<Example<NonNullable<T>>>): this;
  /** The heading that it stands under. See `v.section`. */
  section(title: string): this;
}

type Example<T> = T extends readonly (infer Item)[]
  ? readonly Example<Item>[]
  : T extends object
    ? { readonly [K in keyof T]?: Example<T[K]> }
    : T;

declare const TEMPLATE: unique symbol;
/** A text with Helm's templates in it, as the user writes it. */
export type Template = string & { readonly [TEMPLATE]?: true };

/** The type that a declared value has in a template. */
export type Infer<V> = V extends { readonly [TYPE]?: infer T } ? T : never;

export interface Scalar<out T> extends Value<T> {
  default(value: NoInfer<T>): this;
  /** May be left out. A field that takes it is left out with it. */
  optional(): Optional<T>;
  /**
   * Where it was in an earlier version of the chart, as a path such as `service.nodePort`. A value that is given there
   * is still taken, and NOTES ask to move it.
   */
  renamedFrom(path: string): this;
}

export interface Optional<out T> extends Value<T | undefined> {
  /** It still works, and NOTES warn of it where it is given. `instead` says what to do: "Use `resources`." */
  deprecated(instead: string): this;
  renamedFrom(path: string): this;
}

export interface StringValue<out T extends string = string> extends Scalar<T> {
  /** An ECMAScript and RE2 regular expression, not anchored by itself. */
  pattern(expression: string | RegExp): this;
  /** A JSON Schema format, such as `uri`. Helm checks it where its JSON Schema library knows it. */
  format(name: string): this;
  min(length: number): this;
  max(length: number): this;
  /** Texts to refuse. */
  except(...texts: readonly string[]): this;
}

export interface NumberValue extends Scalar<number> {
  min(least: number): this;
  max(most: number): this;
}

export interface KubernetesValue<out T> extends Scalar<T> {
  /** The type without some of its fields, which the chart sets itself: a user's are refused. */
  without<const K extends keyof T>(...fields: readonly K[]): KubernetesValue<Omit<T, K>>;
}

export interface ArrayValue<out V extends AnyValue> extends Scalar<Infer<V>[]> {
  readonly items: V;
  min(length: number): this;
}

export interface MapValue<out V extends AnyValue> extends Scalar<Record<string, Infer<V>>> {
  readonly values: V;
  /** At least so many entries. */
  min(count: number): this;
  /** What every key must match. */
  keys(expression: string | RegExp): this;
  /** Keys that the chart sets itself: its user's are refused, not silently dropped. */
  keysExcept(...keys: readonly string[]): this;
}

export type Properties = Readonly<Record<string, AnyValue>>;

/** The object type of declared properties. */
export type InferProperties<P extends Properties> = {
  [K in keyof P as undefined extends Infer<P[K]> ? never : K]: Infer<P[K]>;
} & {
  [K in keyof P as undefined extends Infer<P[K]> ? K : never]?: Exclude<Infer<P[K]>, undefined>;
};

export interface ObjectValue<P extends Properties> extends Value<InferProperties<P>> {
  readonly properties: P;
  /** Lets keys through that are not declared. For `global`, which all charts of a release share. */
  open(): this;
  /**
   * Gives its type a name. Where items of lists or maps have it, the schema and the README say once what it holds.
   *
   * @example
   * v.mapOf(v.object({ url: v.string(), timeout: v.string().optional() }).named("Receiver"))
   */
  named(name: string): this;
  /** May be left out: for what an item of a list or a map holds. */
  optional(): Optional<InferProperties<P>>;
  /**
   * What the user must give, and not leave empty, where other values are as said: an `if`/`then` of the schema.
   *
   * @example
   * v.object({
   *   enabled: v.boolean().default(false),
   *   hosts: v.array(v.string()),
   * }).requires({ enabled: true }, "hosts")
   */
  requires(
    when: { readonly [K in keyof P]?: Infer<P[K]> & (string | number | boolean) },
    ...names: readonly (keyof P & string)[]
  ): this;
}

/** The schema of a declared value. */
export function schemaOf(value: AnyValue): SchemaNode {
  return value[SCHEMA];
}
