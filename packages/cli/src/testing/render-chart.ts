import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Diagnostic } from "@chartwright/diagnostics";
import {
  type Chart,
  fromJs,
  type HelmMajor,
  type LoadedChart,
  loadChart,
  renderWithCrypto,
} from "@chartwright/engine";
import type { ChartModel } from "@chartwright/model";
import { render } from "@chartwright/renderer";
import { caseRelease, parseYaml } from "@chartwright/validator";
import { readDefinitions } from "../world/kubernetes.ts";
import { loadChartAt } from "../world/load-chart.ts";
import { type AnyObject, RenderedChart } from "./rendered-chart.ts";

/** With what a chart is rendered. */
export interface RenderChartOptions {
  /** The values of one of its cases: `cases/<case>/values.yaml`. */
  readonly case?: string;
  /** Values over those of the case, as data. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** The release; `my-release` in `default`, as for cases. */
  readonly release?: string | { readonly name?: string; readonly namespace?: string };
  /** Whether it is an upgrade. */
  readonly isUpgrade?: boolean;
  /** Such as `1.37.0`. */
  readonly kubeVersion?: string;
  /** API versions of the cluster besides Kubernetes's own, such as `monitoring.coreos.com/v1`. */
  readonly apiVersions?: readonly string[];
  /** The major of Helm to render as. */
  readonly helm?: HelmMajor;
  /** What the cluster has, for `lookup`. */
  readonly objects?: readonly AnyObject[];
}

/**
 * Renders a chart in process, as Helm does, for assertions on typed objects.
 *
 * @param source the folder of a chart (with a `chart.ts`: what was generated from it), an archive, or a chart's model
 * @throws Error with Helm's words where the chart refuses the values
 * @example
 * const chart = await renderChart("charts/web-service", { case: "ha", release: "blog" });
 * chart.get(Deployment, "blog-web-service").spec.template.spec.containers.length; // 1
 */
export async function renderChart(
  source: string | URL | ChartModel,
  options: RenderChartOptions = {},
): Promise<RenderedChart> {
  const { helm = 4, values = {}, release = {}, objects = [], kubeVersion, apiVersions, isUpgrade } = options;
  const isModel = typeof source === "object" && "kind" in source;
  const folder = isModel ? undefined : resolve(source instanceof URL ? fileURLToPath(source) : source);
  const chart = loadedOf(isModel ? ofModel(source, helm) : loadChartAt(folder as string, helm));
  const rendered = await renderWithCrypto(chart, {
    ...caseRelease,
    ...(typeof release === "string" ? { name: release } : release),
    helm,
    values: [...(options.case === undefined ? [] : [valuesOfCase(folder, options.case)]), values],
    ...(kubeVersion === undefined ? {} : { kubeVersion }),
    ...(apiVersions === undefined ? {} : { apiVersions }),
    ...(isUpgrade === undefined ? {} : { isUpgrade }),
    environment: {
      lookup: (...args) => fromJs(objects.find((object) => isThat(object, args)) ?? {}),
    },
  });
  if (rendered.release === undefined) throw new Error(messages(rendered.diagnostics));
  const { manifests, hooks, files } = rendered.release;
  const notes = [...files].find(([path]) => path === `${chart.metadata.name}/templates/NOTES.txt`)?.[1] ?? "";
  return new RenderedChart([...manifests, ...hooks].flatMap(objectsOf), notes);
}

function ofModel(model: ChartModel, helm: HelmMajor): LoadedChart {
  const { files, diagnostics } = render(model, {
    version: "0.0.0",
    kubernetes: readDefinitions() as never,
    cases: [],
  });
  const loaded = loadChart(new Map(files.map(({ path, text }) => [path, text])), helm);
  return loaded.chart === undefined
    ? { ...loaded, diagnostics: [...diagnostics, ...loaded.diagnostics] }
    : loaded;
}

function loadedOf({ chart, diagnostics }: LoadedChart): Chart {
  if (chart === undefined) throw new Error(messages(diagnostics));
  return chart;
}

function valuesOfCase(folder: string | undefined, name: string): string {
  if (folder === undefined) throw new Error("A model has no cases: give the chart's folder, or values.");
  const file = join(folder, "cases", name, "values.yaml");
  if (!existsSync(file)) throw new Error(`There is no case ${name}: ${file} is missing.`);
  return readFileSync(file, "utf8");
}

function objectsOf({ path, content }: { readonly path: string; readonly content: string }): AnyObject[] {
  const { documents, diagnostics } = parseYaml(content, {
    code: "CW3007",
    file: path,
    fix: "Correct the template.",
  });
  if (diagnostics.length > 0) throw new Error(`${path} gives no YAML: ${messages(diagnostics)}`);
  return documents.map(({ data }) => data as unknown as AnyObject);
}

function isThat(
  { apiVersion, kind, metadata }: AnyObject,
  [ofVersion, ofKind, namespace, name]: readonly string[],
): boolean {
  const isThere = namespace === "" || metadata.namespace === undefined || metadata.namespace === namespace;
  return apiVersion === ofVersion && kind === ofKind && isThere && metadata.name === name;
}

function messages(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map(({ message }) => message).join("\n");
}
