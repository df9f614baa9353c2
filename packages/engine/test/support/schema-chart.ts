import type { Case } from "./case-file.ts";

/**
 * Cases of schemas as one chart: each is a subchart with its values and its schema. Helm tells of all subcharts at
 * once, under their names.
 */
export function schemaChart(cases: readonly Case[]): Map<string, string> {
  const files = new Map([["Chart.yaml", "apiVersion: v2\nname: schemas\nversion: 1.0.0\n"]]);
  cases.forEach((each, at) => {
    files.set(`charts/case${at}/Chart.yaml`, `apiVersion: v2\nname: case${at}\nversion: 1.0.0\n`);
    files.set(`charts/case${at}/values.yaml`, each.values);
    files.set(`charts/case${at}/values.schema.json`, each.template);
  });
  return files;
}

/** What was told of each case. The order of properties is Go's own, which is random, so the lines are sorted. */
export function schemaProblems(message: string, count: number): string[] {
  const problems = Array.from({ length: count }, () => "");
  const parts = message.split(/case(\d+):\n/).slice(1);
  for (let at = 0; at < parts.length; at += 2)
    problems[Number(parts[at])] = (parts[at + 1] ?? "").trimEnd().split("\n").sort().join("\n");
  return problems;
}
