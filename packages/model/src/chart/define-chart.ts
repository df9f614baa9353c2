import { type Diagnostic, diagnostic, type Place } from "@chartwright/diagnostics";
import { type Expr, exprOf, nodeOf } from "../expr/expr.ts";
import { interner } from "../expr/intern.ts";
import type { Helper } from "../expr/node.ts";
import { NotTemplateDataError } from "../expr/not-template-data.ts";
import { toNode } from "../expr/to-node.ts";
import { type ObjectReference, valuesReference } from "../values/reference.ts";
import { withFormerPlaces } from "../values/renamed.ts";
import type { ObjectSchema, SchemaNode } from "../values/schema-node.ts";
import { v } from "../values/v.ts";
import { type ObjectValue, type Properties, type StringValue, schemaOf } from "../values/value.ts";
import type {
  ChartMetadata,
  ChartModel,
  CustomResourceDefinition,
  Dependencies,
  Dependency,
  Library,
} from "./chart-model.ts";
import { checkLibraries } from "./check-libraries.ts";
import { checkPatterns } from "./check-patterns.ts";
import { checkTypeNames } from "./check-type-names.ts";
import { type DependencyProperties, dependencySchemas } from "./dependency.ts";
import { withDeprecations } from "./deprecations.ts";
import { type ChartFiles, type FilesReference, filesReference } from "./files.ts";
import { asTest } from "./hook.ts";
import { interned } from "./interned.ts";
import { chartInfo, type Labels, makeLabels, makeNames, type Names, release } from "./names.ts";
import { authorsPlace } from "./place.ts";
import type { RawTemplate } from "./raw-template.ts";
import { requirementsOf } from "./requirements.ts";
import { type ResourceList, resourcesIn } from "./resource.ts";
import type { Rule } from "./rule.ts";

/** Values that every chart has, by the names that `helm create` gives them. */
export type StandardProperties = {
  readonly nameOverride: StringValue;
  readonly fullnameOverride: StringValue;
};

/** What a chart is written in terms of. */
export interface ChartContext<
  P extends Properties,
  F extends ChartFiles = ChartFiles,
  D extends Dependencies = Record<never, Dependency>,
> {
  readonly values: ObjectReference<P & StandardProperties & DependencyProperties<D>>;
  readonly names: Names;
  readonly labels: Labels;
  readonly release: typeof release;
  readonly chart: typeof chartInfo;
  readonly files: FilesReference<F>;
}

export interface ChartDefinition<
  P extends Properties,
  F extends ChartFiles = ChartFiles,
  D extends Dependencies = Record<never, Dependency>,
> extends ChartMetadata {
  readonly values: ObjectValue<P>;
  /** Charts that are installed with this one, by the names that they have here. */
  readonly dependencies?: D;
  /** Library charts whose named templates this one calls: see `includeFrom`. */
  readonly libraries?: readonly Library[];
  /** Files that come with the chart, by their paths in it, such as `files/nginx.conf`. */
  readonly files?: F;
  /** Custom resource definitions: Helm installs them before all else, and never upgrades or deletes them. */
  readonly crds?: readonly CustomResourceDefinition[];
  /** Values to refuse although each fits its schema. */
  readonly rules?: (context: ChartContext<P, F, D>) => readonly Rule[];
  readonly resources: (context: ChartContext<P, F, D>) => ResourceList;
  /** What `helm test` runs. */
  readonly tests?: (context: ChartContext<P, F, D>) => ResourceList;
  /** Templates that are written in Helm's own language, beside those of the model. */
  readonly rawTemplates?: readonly RawTemplate[];
  /** What `helm install` prints at its end. */
  readonly notes?: (context: ChartContext<P, F, D>) => Expr<string>;
}

/**
 * Defines a chart. Its value is the default export of `chart.ts`.
 *
 * @example
 * export default defineChart({
 *   name: "hello", description: "Says hello.", appVersion: "1.0",
 *   values: v.object({ greeting: v.string().default("hello").doc("What is said.") }),
 *   resources: ({ values, names, labels }) => [
 *     resource(ConfigMap, {
 *       metadata: { name: names.fullname, labels: labels.common },
 *       data: { greeting: values.greeting },
 *     }),
 *   ],
 * });
 */
export function defineChart<
  const P extends Properties,
  const F extends ChartFiles = Record<never, string>,
  const D extends Dependencies = Record<never, Dependency>,
>(definition: ChartDefinition<P, F, D>): ChartModel<P & StandardProperties> {
  const {
    values: declared,
    dependencies,
    libraries,
    files,
    crds,
    rules,
    resources,
    tests,
    rawTemplates,
    notes,
    ...metadata
  } = definition;
  const place = authorsPlace();
  const schema = withFormerPlaces(
    withStandardValues(schemaOf(declared) as ObjectSchema, dependencySchemas(dependencies ?? {})),
  );
  const reference: unknown = valuesReference(schema);
  const values = reference as ChartContext<P, F, D>["values"];
  const names = makeNames(metadata.name, reference as ObjectReference<StandardProperties>);
  const labels = makeLabels(names);
  const context = Object.freeze({
    values,
    names,
    labels,
    release,
    chart: chartInfo,
    files: filesReference((files ?? {}) as F),
  });
  const diagnostics = [
    ...checkMetadata(metadata, place),
    ...checkPatterns(schema, place),
    ...checkTypeNames(schema, place),
  ];
  const one = interner();
  const built = attempt(diagnostics, metadata.name, place, () =>
    interned(one, {
      rules: rules?.(context) ?? [],
      resources: [...resourcesIn(resources(context)), ...resourcesIn(tests?.(context) ?? []).map(asTest)],
      notes: withDeprecations(notes?.(context), schema, names),
    }),
  );
  diagnostics.push(
    ...checkLibraries(
      {
        metadata,
        place,
        values: schema,
        resources: built?.resources ?? [],
        rules: built?.rules ?? [],
        notes: built?.notes,
      },
      libraries ?? [],
    ),
  );
  return Object.freeze({
    kind: "chart",
    metadata: Object.freeze(metadata),
    values: schema,
    libraries: Object.freeze(libraries ?? []),
    exports: Object.freeze([]),
    dependencies: Object.freeze(dependencies ?? {}),
    files: Object.freeze(files ?? {}),
    crds: Object.freeze(crds ?? []),
    rules: Object.freeze(built?.rules ?? []),
    requirements: Object.freeze(requirementsOf(schema)),
    resources: Object.freeze(built?.resources ?? []),
    rawTemplates: Object.freeze(rawTemplates ?? []),
    helpers: Object.freeze(helpersIn([names.name, names.fullname, ...Object.values(labels)]).map(one.helper)),
    notes: built?.notes,
    diagnostics: Object.freeze(diagnostics),
    place,
  });
}

function helpersIn(calls: readonly Expr<unknown>[]): readonly Helper[] {
  const nodes = calls.map(nodeOf);
  return nodes.flatMap((node) => (node.kind === "include" ? [node.helper] : []));
}

function withStandardValues(
  schema: ObjectSchema,
  subcharts: Readonly<Record<string, SchemaNode>>,
): ObjectSchema {
  const standard = {
    nameOverride: v.dnsLabel().default("").doc("Replaces the chart's name in the names of objects."),
    fullnameOverride: v.dnsLabel().default("").doc("Replaces the names of objects as a whole."),
  };
  const properties = { ...schemaOf(v.object(standard)) } as ObjectSchema;
  return Object.freeze({
    ...schema,
    properties: Object.freeze({ ...properties.properties, ...schema.properties, ...subcharts }),
  });
}

function checkMetadata(metadata: ChartMetadata, place: Place | undefined): Diagnostic[] {
  const found: Diagnostic[] = [];
  const report = (message: string, fix: string) => found.push(diagnostic("CW1001", { message, fix, place }));
  if (!/^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(metadata.name) || metadata.name.length > 50) {
    report(
      `The chart's name "${metadata.name}" cannot start the names of Kubernetes objects.`,
      "Use at most 50 lower-case letters, digits and hyphens, a letter first.",
    );
  }
  if (metadata.description.trim() === "")
    report("The chart has no description.", "Say in a sentence what it installs.");
  if (metadata.kubeVersion !== undefined && !metadata.kubeVersion.includes("-0")) {
    report(
      `kubeVersion "${metadata.kubeVersion}" refuses managed clusters, whose versions have a suffix such as -gke.1.`,
      `Write "${metadata.kubeVersion}-0".`,
    );
  }
  return found;
}

/** Runs the author's functions; what they hold that is no template data becomes a diagnostic. */
function attempt<T>(
  found: Diagnostic[],
  chart: string,
  place: Place | undefined,
  run: () => T,
): T | undefined {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof NotTemplateDataError)) throw error;
    const at = authorsPlace(error) ?? place;
    found.push(
      diagnostic("CW1005", {
        message: `In chart ${chart}, ${error.message}.`,
        fix: "Put a string, number, boolean, list, plain object or an expression there.",
        place: at,
      }),
    );
    return undefined;
  }
}

/** Makes a whole expression of the author's data, for what takes an expression only. */
export function literal<T extends string | number | boolean>(value: T): Expr<T> {
  return exprOf(toNode(value));
}
