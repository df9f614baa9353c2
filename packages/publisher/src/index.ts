/**
 * Packages Helm charts so that their bytes follow from the chart alone, and publishes them to a folder that any
 * web server can serve as a Helm repository. What is published is never replaced, publishing again changes
 * nothing, and a run that was killed is finished by the next.
 *
 * @example
 * const charts = [{ name: "web", version: "1.2.0", files: [{ path: "Chart.yaml", content: chartYaml }] }];
 * const plan = await publishTo("site/charts", charts, { now: new Date().toISOString() });
 * if (hasErrors(plan.diagnostics)) console.error(printPretty(plan.diagnostics));
 * else console.log(printPlan(plan));
 *
 * @module
 */
export type { ChartArchive, ChartFile, ChartSource } from "./archive/chart.ts";
export { type PackagedChart, packageChart } from "./archive/package-chart.ts";
export { planPublish } from "./repository/plan.ts";
export {
  type ApplyOptions,
  applyPlan,
  type PublishOptions,
  publishTo,
  readRepository,
} from "./repository/publish.ts";
export {
  type PlannedChart,
  type PlannedFile,
  type PublishPlan,
  type PublishRequest,
  printPlan,
} from "./repository/publish-plan.ts";
