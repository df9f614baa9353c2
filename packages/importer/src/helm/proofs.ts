import type { Diagnostic } from "@chartwright/diagnostics";
import { type Chart, type ChartFiles, renderChart } from "@chartwright/engine";
import { readObjects } from "../manifests/read-objects.ts";
import type { Proof } from "../proof.ts";
import type { InputFile } from "../source.ts";
import type { Shape } from "./shape.ts";
import { isTemplate } from "./templates.ts";
import { valueSets } from "./value-sets.ts";

const releaseName = "my-release";

/**
 * What the engine makes of the chart with each set of values, as far as it renders with them; and which objects of that
 * Kubernetes has no names for.
 */
export function proofsOf(
  chart: Chart,
  texts: ChartFiles,
  values: Shape,
): { readonly proofs: readonly Proof[]; readonly diagnostics: readonly Diagnostic[] } {
  const release = { name: releaseName, namespace: "default" };
  const invalid = new Map<string, Diagnostic>();
  const proofs = valueSets(texts, values).flatMap((set): Proof[] => {
    const rendered = renderChart(chart, { ...release, values: [set] }).release;
    if (rendered === undefined) return [];
    const files = [...rendered.files].flatMap(([path, content]): InputFile[] => {
      const own = path.slice(path.indexOf("/") + 1);
      return isTemplate(own) ? [{ path: own, content }] : [];
    });
    const { objects, diagnostics } = readObjects(files);
    for (const found of diagnostics)
      if (found.code === "CW7011") invalid.set(`${found.place?.file} ${found.message}`, found);
    return [{ release, chartVersion: chart.metadata.version, values: set, objects }];
  });
  return { proofs, diagnostics: [...invalid.values()] };
}
