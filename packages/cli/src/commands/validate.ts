import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Diagnostic, hasErrors } from "@chartwright/diagnostics";
import { coveringValues, type Json } from "@chartwright/model";
import {
  type ChartFiles,
  crdsOf,
  templatesFor,
  type ValidateInput,
  validate as validateChart,
} from "@chartwright/validator";
import { defaultCase } from "../world/default-case.ts";
import { findCharts, hasHelmChart, hasModel } from "../world/find-charts.ts";
import { readFolder } from "../world/folder.ts";
import { kubeconformSchemas, kubernetesTargets, minorsOf } from "../world/kubernetes.ts";
import { parentChart } from "../world/parent-chart.ts";
import { findHelms, findKubeconform } from "../world/programs.ts";
import { readProjectSchemas } from "../world/project-schemas.ts";
import { exitCodes, type Format, report, shorter } from "../world/report.ts";
import { loadRules } from "../world/rules.ts";
import { loadSource, readCases } from "../world/source.ts";
import { readWaiversFile } from "../world/waivers.ts";

export interface ValidateOptions {
  readonly format: Format;
  /** Kubernetes minors; all that are known where none is given. */
  readonly kubernetes?: readonly string[];
  /** A folder of CustomResourceDefinitions. */
  readonly crds?: string;
  /** Whether kubeconform is asked too. */
  readonly referee?: boolean;
}

/** `chartwright validate`: all stages over each chart, its cases, both Helms and the Kubernetes minors. */
export async function validate(folders: readonly string[], options: ValidateOptions): Promise<number> {
  const charts = findCharts(folders, (folder) => hasModel(folder) || hasHelmChart(folder));
  const { helms, diagnostics: noHelm } = findHelms();
  const { kubeconform, diagnostics: noKubeconform } = findReferee(options.referee === true);
  const missing = [...noHelm, ...noKubeconform];
  if (missing.length > 0) return report(missing, options.format);
  const own = readProjectSchemas();
  const minors = options.kubernetes ?? minorsOf(own);
  const targets = kubernetesTargets(minors, own, options.crds);
  const { rules, diagnostics: notLoaded } = await loadRules("rules");
  const programs = {
    rules,
    helms,
    ...kubeconform,
    kubernetes: (chart: ChartFiles) => targets(ownCrds(chart)),
  };
  const found: Diagnostic[] = [...own.diagnostics, ...notLoaded];
  let cases = 0;
  let branches = 0;
  for (const folder of charts) {
    const { input, diagnostics } = await readChart(folder, programs);
    found.push(...diagnostics);
    if (input === undefined) continue;
    cases += input.cases.length;
    branches += input.source?.coverage.total ?? 0;
    found.push(...(await validateChart(input)));
  }
  const code = report(found, options.format);
  if (code === exitCodes.ok && options.format === "pretty") {
    const versions = helms.map(({ version }) => version).join(" and ");
    const proven = branches === 0 ? "" : `, ${branches} branches proven`;
    console.log(
      `${charts.length} charts, ${cases} cases${proven}: valid with Helm ${versions}, on Kubernetes ${minors.join(", ")}`,
    );
  }
  return code;
}

/** kubeconform, where it is wanted. */
function findReferee(isWanted: boolean): {
  readonly kubeconform: Pick<ValidateInput, "kubeconform">;
  readonly diagnostics: readonly Diagnostic[];
} {
  if (!isWanted) return { kubeconform: {}, diagnostics: [] };
  const { run, diagnostics } = findKubeconform();
  if (run === undefined) return { kubeconform: {}, diagnostics };
  return { kubeconform: { kubeconform: { run, schemaLocation: kubeconformSchemas } }, diagnostics: [] };
}

type Programs = Pick<ValidateInput, "helms" | "kubeconform" | "rules"> & {
  readonly kubernetes: (chart: ChartFiles) => ValidateInput["kubernetes"];
};

/** The custom resources that a chart brings along. */
function ownCrds({ files }: ChartFiles): readonly Json[] {
  return [...files].flatMap(([path, text]) => (/^crds\/.*\.(ya?ml|json)$/.test(path) ? crdsOf(text) : []));
}

async function readChart(
  folder: string,
  { kubernetes, ...programs }: Programs,
): Promise<{ readonly input: ValidateInput | undefined; readonly diagnostics: readonly Diagnostic[] }> {
  if (!hasModel(folder)) {
    const cases = readCases(folder);
    const chart = { folder: shorter(folder), files: readFolder(folder) };
    const all = cases.length > 0 ? cases : [defaultCase()];
    return {
      input: {
        name: shorter(folder),
        chart,
        path: folder,
        cases: all,
        source: undefined,
        waivers: readWaiversFile(folder),
        kubernetes: kubernetes(chart),
        ...programs,
      },
      diagnostics: [],
    };
  }
  const { source, diagnostics } = await loadSource(folder);
  if (source === undefined) return { input: undefined, diagnostics };
  const path = join(folder, "chart");
  const chart = {
    folder: shorter(path),
    files: existsSync(path) ? readFolder(path) : new Map<string, string>(),
  };
  const { model, version, cases } = source;
  const { name } = model.metadata;
  const { templates, diagnostics: unread } = await templatesFor(model, chart.files);
  if (hasErrors(unread)) return { input: undefined, diagnostics: [...diagnostics, ...unread] };
  const coverage = coveringValues(model, templates);
  return {
    input: {
      name,
      chart,
      path,
      cases,
      source: {
        model,
        version,
        coverage,
        templates,
        parent: (aliases) => parentChart({ path, name, version }, aliases),
      },
      waivers: readWaiversFile(folder),
      kubernetes: kubernetes(chart),
      ...programs,
    },
    diagnostics,
  };
}
