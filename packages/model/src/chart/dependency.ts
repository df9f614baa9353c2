import type { Json } from "../values/defaults.ts";
import type { ObjectSchema, SubchartSchema } from "../values/schema-node.ts";
import type { ObjectValue, Properties, Scalar } from "../values/value.ts";
import type { ChartModel } from "./define-chart.ts";

export interface DependencyOptions {
  /** The version of the other chart. */
  readonly version: string;
  /** Whether it is installed unless its user says otherwise, by `<name>.enabled`: yes unless given. */
  readonly enabled?: boolean;
  /** Values that this chart gives it; its user's go before them. */
  readonly values?: { readonly [key: string]: Json };
}

/** Another chart that is installed with this one. Its name here is the key under which it is declared. */
export interface Dependency<P extends Properties = Properties> extends Required<DependencyOptions> {
  readonly model: ChartModel<P>;
}

/**
 * Another chart, installed with this one. Its values are typed below the key that it is declared under.
 *
 * @example
 * const other = defineChart({
 *   name: "other", description: "Another chart.", appVersion: "1.0",
 *   values: v.object({ port: v.integer().default(80) }),
 *   resources: () => [],
 * });
 * dependency(other, { version: "1.0.0", values: { port: 8080 } }).values; // { port: 8080 }
 */
export function dependency<P extends Properties>(
  model: ChartModel<P>,
  options: DependencyOptions,
): Dependency<P> {
  return Object.freeze({ model, enabled: true, values: {}, ...options });
}

export type Dependencies = Readonly<Record<string, Dependency>>;

/** The values of those that a chart depends on, by their names. */
export type DependencyProperties<D extends Dependencies> = {
  readonly [K in keyof D]: D[K] extends Dependency<infer P>
    ? ObjectValue<P & { readonly enabled: Scalar<boolean> }>
    : never;
};

/** The schemas of the values of dependencies, by their names. */
export function dependencySchemas(dependencies: Dependencies): Readonly<Record<string, SubchartSchema>> {
  return Object.fromEntries(
    Object.entries(dependencies).map(([name, { model, enabled, values }]) => {
      const doc = `Values of the chart ${model.metadata.name}; \`enabled\` says whether it is installed.`;
      const overrides = { enabled, ...values };
      return [
        name,
        Object.freeze({ kind: "subchart", of: withEnabled(model.values, enabled), overrides, doc }),
      ];
    }),
  );
}

function withEnabled(schema: ObjectSchema, enabled: boolean): ObjectSchema {
  const switched = { kind: "boolean", default: enabled } as const;
  return Object.freeze({ ...schema, properties: Object.freeze({ ...schema.properties, enabled: switched }) });
}
