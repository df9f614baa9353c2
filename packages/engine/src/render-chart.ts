import { type Diagnostic, diagnostic } from "@chartwright/diagnostics";
import type { ChartFiles } from "./chart/files.ts";
import { type Chart, loadFiles } from "./chart/load.ts";
import { type FileSystem, filesOfFolder } from "./chart/read-folder.ts";
import { loadCrypto } from "./crypto/load-crypto.ts";
import { noCrypto } from "./functions/environment.ts";
import type { HelmMajor } from "./functions/table.ts";
import type { RenderOptions } from "./release/options.ts";
import { printRelease, type Release, renderRelease, takeValues } from "./release/render.ts";
import { diagnosed, diagnosedReading } from "./result.ts";

/** A loaded chart, or why there is none. */
export interface LoadedChart {
  readonly chart: Chart | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** What `helm template` prints, or why it prints nothing. */
export interface RenderedChart {
  /** What `helm template` writes to its standard output. */
  readonly manifests: string | undefined;
  /** The same in parts. */
  readonly release: Release | undefined;
  /** Why there is none, or warnings of helm's. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Loads a chart from its files, or from the bytes of a packaged one. Render it as often as you like.
 *
 * @example
 * const { chart } = loadChart(new Map([
 *   ["Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0"],
 *   ["templates/name.yaml", "name: {{ .Release.Name }}"],
 * ]));
 */
export function loadChart(files: ChartFiles | Uint8Array, helm: HelmMajor = 4): LoadedChart {
  try {
    return { chart: loadFiles(files, helm), diagnostics: [] };
  } catch (error) {
    return { chart: undefined, diagnostics: [diagnosed(error, undefined)] };
  }
}

/**
 * Loads a chart from a folder, with a file system that is given: this package touches none by itself.
 *
 * @example
 * // With Node's own file system as `fs`.
 * const { chart, diagnostics } = loadFolder(fs, "charts/web");
 */
export function loadFolder(fs: FileSystem, folder: string, helm: HelmMajor = 4): LoadedChart {
  try {
    return { chart: loadFiles(filesOfFolder(fs, folder), helm), diagnostics: [] };
  } catch (error) {
    return { chart: undefined, diagnostics: [diagnosedReading(error)] };
  }
}

/**
 * Renders a chart as `helm template` does, byte for byte.
 *
 * @example
 * const { manifests } = renderChart(chart, { name: "blog", values: [{ replicas: 2 }] });
 */
export function renderChart(chart: Chart, options: RenderOptions = {}): RenderedChart {
  try {
    const release = renderRelease(chart, options);
    return { manifests: printRelease(release, options), release, diagnostics: warningsOf(chart) };
  } catch (error) {
    return { manifests: undefined, release: undefined, diagnostics: [diagnosed(error, chart.metadata.name)] };
  }
}

/**
 * Why a chart does not take the values of a user, by its schema and those of its subcharts; undefined where it does.
 * It renders nothing.
 *
 * @example
 * refusalOf(chart, { values: [{ replicas: "two" }] })?.message;
 */
export function refusalOf(chart: Chart, options: RenderOptions = {}): Diagnostic | undefined {
  try {
    takeValues(chart, options);
    return undefined;
  } catch (error) {
    return diagnosed(error, chart.metadata.name);
  }
}

function warningsOf({ metadata }: Chart): readonly Diagnostic[] {
  if (!metadata.deprecated) return [];
  const message = "This chart is deprecated.";
  const fix = "Look in its README for what takes its place.";
  return [diagnostic("CW6006", { message, fix, subject: { chart: metadata.name } })];
}

/**
 * As {@link renderChart}, and loads what makes keys and certificates where a chart turns out to need it.
 *
 * @example
 * const { manifests } = await renderWithCrypto(chart, { name: "blog" });
 */
export async function renderWithCrypto(chart: Chart, options: RenderOptions = {}): Promise<RenderedChart> {
  const rendered = renderChart(chart, options);
  if (!rendered.diagnostics.some(({ message }) => message.includes(noCrypto))) return rendered;
  const environment = { ...options.environment, crypto: await loadCrypto() };
  return renderChart(chart, { ...options, environment });
}
