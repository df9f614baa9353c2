import { loadChart, loadCrypto, renderChart } from "../../src/index.ts";
import { bytesOf } from "../../src/value/text.ts";
import { batchChart, batchOutputs, singleChart } from "./case-chart.ts";
import type { Case } from "./case-file.ts";
import { helmRefusals, helmTemplate } from "./real-helm.ts";

const errorMark = "//! ";

/** What the engine makes of a case. */
export function engineOutput(each: Case, helm: 3 | 4): string {
  const batch = engineRun(batchChart([each]), helm);
  if (batch.error === "") return batchOutputs(batch.stdout)[0] ?? "";
  return errorMark + engineRun(singleChart(each), helm).error;
}

const environment = { crypto: await loadCrypto() };

function engineRun(files: ReadonlyMap<string, string>, helm: 3 | 4): { stdout: string; error: string } {
  const { chart, diagnostics } = loadChart(files, helm);
  if (chart === undefined) return { stdout: "", error: diagnostics[0]?.message ?? "" };
  const rendered = renderChart(chart, { helm, name: "rel", environment });
  // What is no UTF-8 is lost where helm's messages are read.
  const error = new TextDecoder().decode(bytesOf(rendered.diagnostics[0]?.message ?? ""));
  return { stdout: rendered.manifests ?? "", error: error.trim() };
}

/**
 * What real helm makes of cases, in as few processes as can be: those that are expected to render in one, the others in
 * another, and alone where that gives something else.
 */
export function helmOutputs(
  cases: readonly Case[],
  helm: string,
  expected: (each: Case) => string,
): string[] {
  const outputs = new Map<Case, string>();
  const fails = (each: Case) => expected(each).startsWith(errorMark);
  const rendering = cases.filter((each) => !fails(each));
  const batch = helmTemplate(helm, batchChart(rendering));
  if (batch.error === "") {
    const found = batchOutputs(batch.stdout);
    rendering.forEach((each, at) => {
      outputs.set(each, found[at] ?? "");
    });
  } else for (const each of rendering) outputs.set(each, alone(each, helm));
  const failing = cases.filter(fails);
  const refusals = helmRefusals(helm, failing.map(singleChart));
  for (const [at, each] of failing.entries()) {
    const refusal = errorMark + refusals[at];
    outputs.set(each, refusal === expected(each) ? refusal : refusedAlone(each, helm));
  }
  return cases.map((each) => outputs.get(each) ?? "");
}

function refusedAlone(each: Case, helm: string): string {
  const { error } = helmTemplate(helm, singleChart(each));
  return error === "" ? alone(each, helm) : errorMark + error;
}

function alone(each: Case, helm: string): string {
  const batch = helmTemplate(helm, batchChart([each]));
  if (batch.error === "") return batchOutputs(batch.stdout)[0] ?? "";
  return errorMark + helmTemplate(helm, singleChart(each)).error;
}
