export { type Bump, bumpBetween, largest } from "./bump.ts";
export type { Change, ChangeKind } from "./change.ts";
export type { ChartSnapshot, UpgradeCase } from "./chart-version.ts";
export { type CompareOptions, compareCharts, type Upgrade } from "./compare-charts.ts";
