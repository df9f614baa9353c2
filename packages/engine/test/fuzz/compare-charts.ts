import { loadChart, renderChart } from "../../src/index.ts";
import { bytesOf } from "../../src/value/text.ts";
import { ended, helmTemplate } from "../support/real-helm.ts";
import type { MadeChart } from "./charts.ts";

const mark = "//! ";

function engine({ files, values, ...flags }: MadeChart, helm: 3 | 4): string {
  const { chart, diagnostics } = loadChart(files, helm);
  if (chart === undefined) return mark + (diagnostics[0]?.message ?? "");
  const rendered = renderChart(chart, { helm, name: "rel", values: [values], ...flags });
  if (rendered.manifests !== undefined) return rendered.manifests;
  return mark + new TextDecoder().decode(bytesOf(rendered.diagnostics[0]?.message ?? "")).trim();
}

function real({ files, values, setJson, set, setString, setLiteral }: MadeChart, helm: string): string {
  const flags = {
    "--set-json": setJson,
    "--set": set,
    "--set-string": setString,
    "--set-literal": setLiteral,
  };
  const args = Object.entries(flags).flatMap(([flag, given]) => given.map((text) => `${flag}=${text}`));
  const all = new Map([...files, ["../user-values.yaml", values]]);
  const { stdout, error } = helmTemplate(helm, all, ["--values", "VALUES", ...args]);
  return error === "" ? stdout : mark + error;
}

/** The charts of which helm and the engine make different things, as text that says what each makes. */
export function chartDifferences(charts: readonly MadeChart[], helm: string, major: 3 | 4): string[] {
  return charts.flatMap((chart) => {
    const found = engine(chart, major);
    const expected = real(chart, helm);
    if (expected === found || expected.includes(ended) || expected.includes("goroutine ")) return [];
    // What Go's order of maps decides is another at some other run.
    for (let again = 0; again < 6; again++) if (real(chart, helm) !== expected) return [];
    const { files, ...given } = chart;
    return [
      JSON.stringify({ helm: major, expected, found, files: Object.fromEntries(files), given }, null, 1),
    ];
  });
}
