import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** So many times faster than the usual pipeline `validate` has to be, for the same verdicts. */
const goal = 10;
const fix = "Run `npm run bench:validate -- --write` on a machine that does nothing else.";

/** What is wrong with `docs/bench.md`: it must be about the charts and minors that there are, and meet its goal. */
export function checkBenchDoc(root: string): readonly string[] {
  const text = readFileSync(join(root, "docs/bench.md"), "utf8");
  const charts = readdirSync(join(root, "charts")).filter((name) =>
    existsSync(join(root, "charts", name, "chart/Chart.yaml")),
  );
  const minors = readdirSync(join(root, "schemas/kubernetes")).filter((name) => /^\d+\.\d+$/.test(name));
  const [, count, about] = /^(\d+) charts, \d+ cases, Kubernetes ([\d., ]+), on /m.exec(text) ?? [];
  const [, ratio = "0"] =
    /^\| `chartwright validate`, the charts as anyone's .* \/ ([\d.]+) \|/m.exec(text) ?? [];
  return [
    ...(count === String(charts.length)
      ? []
      : [`docs/bench.md is about ${count} charts of ${charts.length}. ${fix}`]),
    ...(about === minors.sort().join(", ") ? [] : [`docs/bench.md is about Kubernetes ${about}. ${fix}`]),
    ...(Number(ratio) >= goal ? [] : [`docs/bench.md has ${ratio} times, of ${goal} that are wanted.`]),
  ];
}
