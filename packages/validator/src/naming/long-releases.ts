import { loadChart, renderChart } from "@chartwright/engine";
import type { ChartFiles } from "../chart-files.ts";
import { objectsIn, type SourcedObject } from "../rendering/objects.ts";
import type { Rendering } from "../rules/check-rules.ts";
import type { ReleasePair } from "../rules/framework/release-context.ts";
import { renderedObject } from "../rules/framework/rendered.ts";

const [first, second] = ["a", "b"].map((end) => `${"release-".repeat(7).slice(0, 52)}${end}`) as [
  string,
  string,
];

/**
 * Renders a case, by the engine, for two releases whose names are as long as Helm takes. It gives nothing for a chart
 * that the engine does not load, or that refuses such a name.
 */
export function longReleases(
  chart: Pick<ChartFiles, "files">,
): (rendering: Pick<Rendering, "case" | "minor" | "sourced">) => ReleasePair | undefined {
  const loaded = loadChart(chart.files).chart;
  return (rendering) => {
    if (loaded === undefined) return undefined;
    const [ofFirst, ofSecond] = [first, second].map((name) => {
      const values = [rendering.case.text];
      return renderChart(loaded, { name, values, kubeVersion: `${rendering.minor}.0` }).manifests;
    });
    if (ofFirst === undefined || ofSecond === undefined) return undefined;
    return {
      names: [first, second],
      first: named(objectsIn(ofFirst, {}).sourced),
      second: named(objectsIn(ofSecond, {}).sourced),
      short: named(rendering.sourced),
    };
  };
}

function named(sourced: readonly SourcedObject[]): ReleasePair["short"] {
  return sourced.map((each) => renderedObject(each, "default")).filter(({ name }) => name !== "");
}
