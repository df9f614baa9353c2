import type { KubernetesType, KubernetesTypes } from "./kubernetes-types.ts";
import type { EnumSchema, Requirement, SchemaNode } from "./schema-node.ts";
import {
  type AnyValue,
  type ArrayValue,
  type Infer,
  type KubernetesValue,
  type MapValue,
  type NumberValue,
  type ObjectValue,
  type Properties,
  SCHEMA,
  type Scalar,
  type StringValue,
  schemaOf,
  type Template,
  type Value,
} from "./value.ts";

type Patch = Partial<Record<string, unknown>>;

/** Makes the builder of one schema: every method of every kind, each of which returns a new builder. */
function build(schema: SchemaNode, extra: object): unknown {
  const next = (patch: Patch) => build({ ...schema, ...patch } as SchemaNode, extra);
  const sized = schema.kind === "string" ? (["minLength", "maxLength"] as const) : (["min", "max"] as const);
  const least = schema.kind === "array" ? "minItems" : schema.kind === "map" ? "minEntries" : sized[0];
  return Object.freeze({
    [SCHEMA]: Object.freeze(schema),
    ...extra,
    doc: (doc: string) => next({ doc }),
    example: (example: unknown) => next({ example }),
    default: (value: unknown) => next({ default: value }),
    optional: () => next({ optional: true }),
    pattern: (expression: string | RegExp) => next({ pattern: source(expression) }),
    format: (format: string) => next({ format }),
    // What must have entries has no default that has none.
    min: (n: number) => next({ [least]: n, ...(n > 0 && hasEntries(schema) ? { default: undefined } : {}) }),
    max: (n: number) => next({ [sized[1]]: n }),
    except: (...texts: string[]) => next({ except: texts }),
    keys: (expression: string | RegExp) => next({ keyPattern: source(expression) }),
    keysExcept: (...keys: string[]) =>
      next({ keyExcept: [...(("keyExcept" in schema && schema.keyExcept) || []), ...keys] }),
    without: (...fields: string[]) => next({ without: fields }),
    open: () => next({ open: true }),
    named: (named: string) => next({ named }),
    section: (section: string) => next({ section }),
    deprecated: (deprecated: string) => next({ deprecated }),
    renamedFrom: (path: string) => next({ renamedFrom: path }),
    requires: (when: Requirement["when"], ...names: string[]) =>
      next({ requires: [...(("requires" in schema && schema.requires) || []), { when, names }] }),
  });
}

function hasEntries({ kind }: SchemaNode): boolean {
  return kind === "array" || kind === "map";
}

function source(expression: string | RegExp): string {
  const text = typeof expression === "string" ? expression : expression.source;
  // RE2, which Helm reads it with, knows a character by itself and not by its number.
  return text.replace(/\\\\|\\u([\da-f]{4})/gi, (whole, hex: string | undefined) => {
    const code = Number.parseInt(hex ?? "0", 16);
    const isItself = code >= 0xa0 && (code < 0xd800 || code > 0xdfff);
    return isItself ? String.fromCharCode(code) : whole;
  });
}

/** What YAML 1.1 or 1.2 reads as something else than a string, of the texts that a DNS label can be. */
const wordsOfYaml = ["true", "false", "yes", "no", "on", "off", "y", "n", "null"];

/** RFC 1035: a letter first, then letters, digits and hyphens, at most 63. The empty text is let through. */
const dnsLabel = "^([a-z]([-a-z0-9]{0,61}[a-z0-9])?)?$";

/** What Kubernetes takes for the value of a label. */
const labelValue = "^([A-Za-z0-9]([-\\w.]{0,61}[A-Za-z0-9])?)?$";

/**
 * Declares the values of a chart. Every value has a default, is `optional()`, or is required of the user.
 *
 * @example
 * const values = v.object({
 *   replicaCount: v.integer().min(0).default(2).doc("Pods to run while autoscaling is off."),
 *   logLevel: v.enum("debug", "info", "warn").default("info"),
 *   extraEnv: v.mapOf(v.string()).doc("Environment variables by name."),
 *   resources: v.kubernetes("ResourceRequirements").doc("Requests and limits."),
 * });
 */
export const v = Object.freeze({
  string: () => build({ kind: "string" }, {}) as StringValue,
  /** A name that Kubernetes takes (RFC 1035), or the empty text. */
  dnsLabel: () =>
    build({ kind: "string", pattern: dnsLabel, except: wordsOfYaml, plain: true }, {}) as StringValue,
  /** The value of a label (up to 63 letters, digits, dots, hyphens and underscores), or the empty text. */
  labelValue: () => build({ kind: "string", pattern: labelValue }, {}) as StringValue,
  /** A text in which the user may write Helm's templates, such as `{{ .Release.Name }}`. `tpl(…)` runs them. */
  template: () => build({ kind: "string", template: true }, {}) as StringValue<Template>,
  integer: () => build({ kind: "integer" }, {}) as NumberValue,
  number: () => build({ kind: "number" }, {}) as NumberValue,
  boolean: () => build({ kind: "boolean" }, {}) as Scalar<boolean>,
  enum: <const Options extends readonly (string | number)[]>(...options: Options) =>
    build({ kind: "enum", options } satisfies EnumSchema, {}) as Scalar<Options[number]>,
  /** A list. For what a user would want to extend, take `mapOf`: Helm replaces lists whole. */
  array: <V extends AnyValue>(items: V) =>
    build({ kind: "array", items: schemaOf(items), default: [] }, { items }) as ArrayValue<V>,
  /** A mapping from any key to a value of one type; `{}` by default. */
  mapOf: <V extends AnyValue>(values: V) =>
    build({ kind: "map", values: schemaOf(values), default: {} }, { values }) as MapValue<V>,
  object: <P extends Properties>(properties: P) =>
    build({ kind: "object", properties: schemas(properties) }, { properties }) as ObjectValue<P>,
  /**
   * Properties under a heading, in `values.yaml` and in the README.
   *
   * @example
   * v.object({ ...v.section("Scaling", { replicaCount: v.integer().default(2) }) })
   */
  section: <P extends Properties>(title: string, properties: P): P =>
    Object.fromEntries(
      Object.entries(properties).map(([name, value]) => [name, (value as Value<unknown>).section(title)]),
    ) as unknown as P,
  /** A type of the Kubernetes API, checked by its own schema; `{}`, which leaves its field out, by default. */
  kubernetes: <N extends KubernetesType>(type: N) =>
    build({ kind: "kubernetes", type, shape: "object", default: {} }, {}) as KubernetesValue<
      KubernetesTypes[N]
    >,
  nullable: <V extends AnyValue>(of: V) =>
    build({ kind: "nullable", of: schemaOf(of) }, {}) as Scalar<Infer<V> | null>,
  union: <Options extends readonly AnyValue[]>(...options: Options) =>
    build({ kind: "union", options: options.map(schemaOf) }, {}) as Scalar<Infer<Options[number]>>,
  /** Any YAML: for what no schema is known of. */
  any: () => build({ kind: "any" }, {}) as Value<unknown> & Scalar<unknown>,
});

function schemas(properties: Properties): Record<string, SchemaNode> {
  return Object.freeze(
    Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, schemaOf(value)])),
  );
}
