import type { Case } from "./case-file.ts";

/** A batch of cases as one chart: each case is a named template, its output stands in base64 in a manifest. */
export function batchChart(cases: readonly Case[]): Map<string, string> {
  const files = chartFiles();
  const values = cases.map((each, at) => `case${at}:\n${indent(each.values === "" ? "{}" : each.values)}`);
  files.set("values.yaml", values.join("\n"));
  cases.forEach((each, at) => {
    files.set(`templates/_case${at}.tpl`, `{{- define "case${at}" }}${each.template}{{ end }}`);
  });
  const lines = cases.map(
    (_, at) =>
      `{{- $_ := set $ "Values" $values.case${at} }}\ncase${at}: {{ include "case${at}" $ | b64enc | quote }}`,
  );
  files.set("templates/all.yaml", `{{- $values := .Values }}\n${lines.join("\n")}\n`);
  return files;
}

/** One case as a chart of its own, for those that fail. */
export function singleChart(each: Case): Map<string, string> {
  return chartFiles().set("values.yaml", each.values).set("templates/case.yaml", each.template);
}

function chartFiles(): Map<string, string> {
  return new Map([
    ["Chart.yaml", 'apiVersion: v2\nname: cases\nversion: 1.2.3\nappVersion: "4.5"\nkeywords: [a, b]\n'],
    ["config/a.txt", "first\nsecond\n"],
    ["config/b.json", '{"b": 1}'],
    ["config/deep/c.txt", "c"],
  ]);
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, "  ");
}

/** The outputs of a batch, by the number of the case. */
export function batchOutputs(manifests: string): string[] {
  const outputs: string[] = [];
  for (const [, at, base64] of manifests.matchAll(/^case(\d+): "(.*)"$/gm)) {
    outputs[Number(at)] = new TextDecoder().decode(
      Uint8Array.from(atob(base64 ?? ""), (character) => character.charCodeAt(0)),
    );
  }
  return outputs;
}
