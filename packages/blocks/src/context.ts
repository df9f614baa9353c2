import type { ChartContext, Expr, Properties, Reference, Spread, Templated } from "@chartwright/model";

/** What a block takes of a chart, whatever the chart's values are. */
export type BlockContext = Pick<ChartContext<Properties>, "names" | "labels" | "release" | "chart">;

/** How the author refers to declared values, one by one. */
export type References<P extends Properties> = { readonly [K in keyof P]: Reference<P[K]> };

/** The items of a list: each written out, absent, or from a list of the values. */
export type Items<T> = readonly (Templated<T> | Expr<T | undefined> | Spread<T>)[];

/** An object of the chart's own that another refers to by its name. */
export interface Target {
  readonly apiVersion: string;
  readonly kind: string;
  /** The chart's full name where it is not given. */
  readonly name?: Expr<string>;
}

/** The metadata of the chart's main objects: its full name, in the release's namespace, with the common labels. */
export function mainMetadata({ names, labels, release }: BlockContext) {
  return { name: names.fullname, namespace: release.namespace, labels: labels.common };
}
