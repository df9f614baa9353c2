import type { ChartContext, Properties } from "@chartwright/model";

/** What a block takes of a chart, whatever the chart's values are. */
export type BlockContext = Pick<ChartContext<Properties>, "names" | "labels" | "release" | "chart">;

/** The metadata of the chart's main objects: its full name, in the release's namespace, with the common labels. */
export function mainMetadata({ names, labels, release }: BlockContext) {
  return { name: names.fullname, namespace: release.namespace, labels: labels.common };
}
