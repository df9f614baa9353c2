import type { Chart } from "../chart/load.ts";
import { loadCrypto } from "../crypto/load-crypto.ts";
import { HelmError } from "../errors.ts";
import { type Environment, noCrypto, platform } from "../functions/environment.ts";
import { functionTable, type HelmMajor } from "../functions/table.ts";
import { checkValues } from "../schema/check-values.ts";
import { defaultLimits } from "../template/frame.ts";
import { fromJs } from "../value/from-js.ts";
import { int } from "../value/int.ts";
import type { Dict, Value } from "../value/value.ts";
import { nodeOf } from "../values/chart-node.ts";
import { coalesceValues } from "../values/coalesce.ts";
import { processDependencies } from "../values/dependencies.ts";
import { capabilities, parseKubeVersion } from "./capabilities.ts";
import { collectTemplates, executeTemplates, parseTemplates } from "./render-templates.ts";

/** What templates are rendered with, where no release is made of them. */
export interface FilesOptions {
  readonly helm: HelmMajor;
  readonly name: string;
  readonly namespace: string;
  readonly revision: number;
  readonly isUpgrade: boolean;
  readonly values: Readonly<Record<string, unknown>>;
  readonly kubeVersion?: string | undefined;
  /** All that `.Capabilities.APIVersions` has. */
  readonly apiVersions: readonly string[];
  readonly skipSchemaValidation: boolean;
  /** In place of those of Chart.yaml, for the chart and for those it depends on. */
  readonly metadata: { readonly version?: string; readonly appVersion?: string };
  /** Whether a template is rendered; partials always are there. */
  readonly selects: (path: string) => boolean;
  /** Answers `lookup` with plain data. */
  readonly lookup?: (apiVersion: string, kind: string, namespace: string, name: string) => unknown;
}

/** What each template gives, or Helm's words for why it gives nothing. */
export interface RenderedFiles {
  readonly files: ReadonlyMap<string, string>;
  readonly error?: string;
  /** Whether a template was at work when it failed. */
  readonly isOfTemplate?: boolean;
}

/**
 * Renders the templates of a chart as Helm's own library does, for tests of single templates: a name of a release, a
 * `kubeVersion` and a missing dependency are not looked at, and a library chart renders.
 *
 * @example
 * const { files } = await renderFiles(chart, { ...options, selects: (path) => path.endsWith("service.yaml") });
 */
export async function renderFiles(chart: Chart, options: FilesOptions): Promise<RenderedFiles> {
  const environment = { ...platform, ...lookupOf(options) };
  const rendered = attempt(chart, options, environment);
  if (rendered.error?.includes(noCrypto) !== true) return rendered;
  return attempt(chart, options, { ...environment, crypto: await loadCrypto() });
}

function lookupOf({ lookup }: FilesOptions): Partial<Environment> {
  return lookup === undefined ? {} : { lookup: (...args) => fromJs(lookup(...args)) };
}

function attempt(chart: Chart, options: FilesOptions, environment: Environment): RenderedFiles {
  let isOfTemplate = false;
  try {
    const { helm, name } = options;
    const root = nodeOf(chart);
    const values = fromJs(options.values) as Dict;
    processDependencies(root, values, helm);
    const coalesced = coalesceValues(root, values, { helm, merge: false });
    if (!options.skipSchemaValidation) checkValues(root, coalesced);
    for (const { metadata } of [root, ...root.dependencies]) Object.assign(metadata, options.metadata);
    const kubeVersion =
      options.kubeVersion === undefined ? undefined : parseKubeVersion(options.kubeVersion, helm);
    const top = {
      values: coalesced,
      release: releaseOf(name, options),
      capabilities: capabilities(helm, kubeVersion, options.apiVersions, []),
    };
    const all = collectTemplates(root, top, helm);
    const templates = all.filter(({ path }) => isPartial(path) || options.selects(path));
    isOfTemplate = true;
    const set = parseTemplates(templates, functionTable(helm, environment));
    return { files: executeTemplates(templates, set, helm, defaultLimits) };
  } catch (error) {
    if (!(error instanceof HelmError)) throw error;
    return { files: new Map(), error: error.message, isOfTemplate };
  }
}

function isPartial(path: string): boolean {
  return path.startsWith("_", path.lastIndexOf("/") + 1);
}

function releaseOf(name: string, { namespace, isUpgrade, revision }: FilesOptions): Dict {
  return new Map<string, Value>([
    ["Name", name],
    ["Namespace", namespace],
    ["IsUpgrade", isUpgrade],
    ["IsInstall", !isUpgrade],
    ["Revision", int(revision)],
    ["Service", "Helm"],
  ]);
}
