import { type CheckedCase, type Diagnostic, diagnostic } from "@chartwright/diagnostics";
import { failureOf, type ValidateInput, validate as validateChart } from "@chartwright/validator";
import { type AffectedOptions, affectedCharts } from "../charts/affected.ts";
import { chooseJudges } from "../validate/judges.ts";
import { ownCrds } from "../validate/own-crds.ts";
import { isArchive, plan } from "../validate/plan.ts";
import { readChart } from "../validate/read-chart.ts";
import { parseShard } from "../validate/shard.ts";
import { findCharts, hasHelmChart, hasModel } from "../world/find-charts.ts";
import { kubernetesTargets, minorsOf } from "../world/kubernetes.ts";
import { machineProblem } from "../world/machine-error.ts";
import { isOwnCode } from "../world/own-code.ts";
import { progress } from "../world/progress.ts";
import { readProjectSchemas } from "../world/project-schemas.ts";
import { exitCodes, isForPeople, type ReportOptions, report, shorter } from "../world/report.ts";
import { loadRules } from "../world/rules.ts";
import { checkTypes, type TypesOptions } from "../world/types.ts";
import { isUsageError } from "../world/usage-error.ts";

export interface ValidateOptions extends AffectedOptions, ReportOptions, TypesOptions {
  /** Kubernetes minors; all that are known where none is given. */
  readonly kubernetes?: readonly string[];
  /** A folder of CustomResourceDefinitions. */
  readonly crds?: string;
  /** Whether the real programs are asked too, and have to say the same. */
  readonly referee?: boolean;
  /** A part of the work, such as `1/4`. */
  readonly shard?: string;
  /** Whether code of the project is run: each `chart.ts`, and rules in TypeScript. True unless given. */
  readonly code?: boolean;
}

/** `chartwright validate`: all stages over each chart, its cases, both Helms and the Kubernetes minors. */
export async function validate(paths: readonly string[], options: ValidateOptions): Promise<number> {
  const { code = true } = options;
  const shard = options.shard === undefined ? undefined : parseShard(options.shard);
  const all = findCharts(paths, (path) => isArchive(path) || hasModel(path) || hasHelmChart(path));
  const { charts, diagnostics: ofVersions } = affectedCharts(all, options);
  if (charts.length === 0) return reportNone(ofVersions, options);
  const { helms, kubeconform, differences, diagnostics: missing } = chooseJudges(options.referee === true);
  if (missing.length > 0) return report(missing, options);
  const own = readProjectSchemas();
  const minors = options.kubernetes ?? minorsOf(own);
  const targets = kubernetesTargets(minors, own, options.crds);
  const { rules, diagnostics: notLoaded, ran: rulesRun } = await loadRules("rules", code);
  const programs = { rules, helms, ...kubeconform };
  const found: Diagnostic[] = [...own.diagnostics, ...notLoaded, ...ofVersions];
  const models = code ? charts.filter((path) => hasModel(path) && isOwnCode(path)) : [];
  const types = checkTypes(models, options);
  const checked: CheckedCase[] = [];
  let branches = 0;
  let rejects = 0;
  let ran = 0;
  const jobs = plan(charts, hasModel, shard);
  const bar = progress(jobs.length);
  for (const job of jobs) {
    let name = shorter(job.path);
    const told: Diagnostic[] = [];
    try {
      const { input, diagnostics, ...read } = await readChart(job, code);
      name = read.name;
      bar.at(name);
      if (read.ranCode === true) ran += 1;
      told.push(...diagnostics);
      if (input !== undefined) {
        branches += input.source?.coverage.total ?? 0;
        rejects += input.rejects?.length ?? 0;
        const { crds, diagnostics: unread } = ownCrds(input.chart);
        told.push(...unread);
        told.push(...(await validateChart({ ...input, ...programs, kubernetes: targets(crds) })));
      }
    } catch (error) {
      if (isUsageError(error)) throw error;
      const problem = machineProblem(error);
      const place = { file: name };
      told.push(
        problem === undefined
          ? failureOf({ what: name, place }, error)
          : diagnostic("CW5032", { ...problem, place }),
      );
    }
    found.push(...told.map((each) => aboutChart(each, name)));
    checked.push({ chart: name }, ...job.cases.map((from) => ({ chart: name, case: from.name })));
  }
  bar.end();
  found.push(...(await types));
  const exitCode = report([...found, ...differences()], options, checked);
  if (exitCode === exitCodes.ok && isForPeople(options)) {
    const refused = rejects === 0 ? "" : `, ${rejects} rejects`;
    const proven = branches === 0 ? "" : `, ${branches} branches proven`;
    const cases = jobs.reduce((sum, job) => sum + job.cases.length, 0);
    const what = `${jobs.length} charts, ${cases} cases${refused}${proven}: valid with ${asWhat(helms, options)}`;
    console.log(`${what}, on Kubernetes ${minors.join(", ")}${ranWhat(ran, rulesRun)}`);
  }
  return exitCode;
}

/** What code was run, which whoever judges charts of others wants to know. */
function ranWhat(models: number, rules: number): string {
  const what = [...(models > 0 ? [`${models} chart.ts`] : []), ...(rules > 0 ? [`${rules} rules/*.ts`] : [])];
  return what.length === 0 ? "" : `; ran ${what.join(" and ")}`;
}

/** Nothing changed, or only what is left out. */
function reportNone(found: readonly Diagnostic[], options: ValidateOptions): number {
  const { since } = options;
  if (isForPeople(options))
    console.log(`No chart to validate${since === undefined ? "" : ` since ${since}`}.`);
  return report(found, options);
}

function asWhat(helms: ValidateInput["helms"], { referee }: ValidateOptions): string {
  const versions = helms.map(({ version }) => version).join(" and ");
  return referee === true ? `Helm ${versions}` : `the engine as Helm ${versions}`;
}

function aboutChart(found: Diagnostic, chart: string): Diagnostic {
  return found.subject?.chart === undefined ? { ...found, subject: { ...found.subject, chart } } : found;
}
