import { isMapping } from "@chartwright/model";
import { satisfies, validRange } from "semver";
import { parse } from "yaml";
import type { ChartFiles } from "../chart-files.ts";

/**
 * The minors in groups, such that a chart renders the same for all of a group: all together where nothing reads
 * `.Capabilities` and every `kubeVersion` takes all. Each is a group of its own where that cannot be told.
 */
export function alike<T extends { readonly minor: string }>(
  chart: ChartFiles,
  values: readonly string[],
  minors: readonly T[],
): readonly (readonly T[])[] {
  const ranges = kubeVersions(chart);
  const isOpaque = readsCapabilities(chart, values) || ranges.some((range) => validRange(range) === null);
  if (isOpaque) return minors.map((minor) => [minor]);
  const verdicts = ({ minor }: T) => ranges.map((range) => satisfies(`${minor}.0`, range)).join();
  return [...Map.groupBy(minors, verdicts).values()];
}

/** Values count too: `tpl` runs what stands in them. An archive of a subchart cannot be read here. */
function readsCapabilities({ files }: ChartFiles, values: readonly string[]): boolean {
  const isRun = (path: string) => /(^|\/)templates\/|(^|\/)values\.yaml$/.test(path);
  const paths = [...files.keys()];
  if (paths.some((path) => path.startsWith("charts/") && /\.tgz$/.test(path))) return true;
  const texts = [...paths.filter(isRun).map((path) => files.get(path) ?? ""), ...values];
  return texts.some((text) => text.includes("Capabilities"));
}

/** Of the chart and its subcharts; one that is no range makes the minors differ. */
function kubeVersions({ files }: ChartFiles): readonly string[] {
  return [...files].flatMap(([path, text]) => {
    if (!/^(charts\/[^/]+\/)*Chart\.yaml$/.test(path)) return [];
    const metadata: unknown = parse(text, { logLevel: "silent" });
    const range = isMapping(metadata as never)
      ? (metadata as { kubeVersion?: unknown }).kubeVersion
      : undefined;
    return range === undefined || range === null ? [] : [String(range)];
  });
}
