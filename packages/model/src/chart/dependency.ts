import { isMapping, type Json } from "../values/defaults.ts";
import type { ObjectSchema, SchemaNode } from "../values/schema-node.ts";
import type { ObjectValue, Properties, Scalar } from "../values/value.ts";
import type { ChartModel, Dependencies, Dependency, DependencyOptions } from "./chart-model.ts";

/**
 * Another chart, installed with this one. Its values are typed below the key that it is declared under, and read there:
 * Helm's `import-values` would not follow what the user gives.
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
  const { tags = [] } = options;
  const enabled = tags.length > 0 ? undefined : true;
  return Object.freeze({ model, enabled, values: {}, ...options, tags: Object.freeze(tags) });
}

/** The values of those that a chart depends on, by their names. */
export type DependencyProperties<D extends Dependencies> = {
  readonly [K in keyof D]: D[K] extends Dependency<infer P>
    ? ObjectValue<P & { readonly enabled: Scalar<boolean> }>
    : never;
};

/** The schemas of the values of dependencies, by their names. */
export function dependencySchemas(dependencies: Dependencies): Readonly<Record<string, SchemaNode>> {
  const charts = Object.entries(dependencies).map(([name, { model, enabled, values }]) => {
    const doc = `Values of the chart ${model.metadata.name}; \`enabled\` says whether it is installed.`;
    const overrides = enabled === undefined ? values : { enabled, ...values };
    return [
      name,
      Object.freeze({ kind: "subchart", of: withEnabled(model.values, enabled), overrides, doc }),
    ] as const;
  });
  const tags = Object.values(dependencies).flatMap((dependency) => dependency.tags);
  return Object.fromEntries(tags.length === 0 ? charts : [...charts, ["tags", tagsSchema(tags)]]);
}

function tagsSchema(tags: readonly string[]): ObjectSchema {
  const properties = Object.fromEntries(
    tags.map((tag) => [tag, { kind: "boolean", default: true } as const]),
  );
  const doc = "Which groups of charts are installed.";
  return Object.freeze({ kind: "object", properties: Object.freeze(properties), doc });
}

/** Whether Helm installs a dependency with these values of its parent's. */
export function isInstalled(key: string, { tags }: Dependency, values: Json): boolean {
  const all = isMapping(values) ? values : {};
  const own = isMapping(all[key]) ? all[key].enabled : undefined;
  if (typeof own === "boolean") return own;
  const given = isMapping(all.tags) ? all.tags : {};
  const said = tags.map((tag) => given[tag]).filter((tag) => typeof tag === "boolean");
  return said.length === 0 || said.includes(true);
}

function withEnabled(schema: ObjectSchema, enabled: boolean | undefined): ObjectSchema {
  const switched =
    enabled === undefined
      ? ({ kind: "boolean", optional: true } as const)
      : ({ kind: "boolean", default: enabled } as const);
  return Object.freeze({ ...schema, properties: Object.freeze({ ...schema.properties, enabled: switched }) });
}
