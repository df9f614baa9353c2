import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { readExpectations } from "./expectations.ts";
import { objectsOf } from "./manifest.ts";
import type { ChartUnderTrial } from "./trial.ts";

/** A chart that cannot be tried, with the reason. */
export class ChartError extends Error {
  override readonly name = "ChartError";
}

/** Reads `charts/NAME`: the chart itself, its cases with `default` first, and what its package.json says of its installation. */
export function readChartUnderTrial(folder: string): ChartUnderTrial {
  const chart = join(folder, "chart");
  const chartYaml = join(chart, "Chart.yaml");
  if (!existsSync(chartYaml)) {
    throw new ChartError(`${chartYaml} is not there.\n  fix: Run: npm run generate`);
  }
  const packageFile = join(folder, "package.json");
  const packageJson = existsSync(packageFile) ? JSON.parse(readFileSync(packageFile, "utf8")) : {};
  const expectations = readExpectations(packageJson);
  if ("problems" in expectations) throw new ChartError(`${packageFile}: ${expectations.problems.join(" ")}`);
  const cases = readdirSync(join(folder, "cases"))
    .sort((one, other) => Number(other === "default") - Number(one === "default") || (one < other ? -1 : 1))
    .map((name) => {
      const given = join(folder, "cases", name, "given.yaml");
      return {
        name,
        values: join(folder, "cases", name, "values.yaml"),
        given: existsSync(given) ? objectsOf(readFileSync(given, "utf8")) : [],
      };
    });
  const { name } = parse(readFileSync(chartYaml, "utf8"));
  const configuration = expectations.configuration.map((check) =>
    check.image === undefined ? check : { ...check, image: join(folder, check.image) },
  );
  return {
    name,
    reference: chart,
    folder: chart,
    cases,
    expectations: { ...expectations, configuration },
    programs: {},
  };
}
