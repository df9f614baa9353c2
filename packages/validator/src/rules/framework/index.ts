export { actionsIn, type ChartContext, type FileReport, lineAt, type PlacedValue } from "./chart-context.ts";
export type { Report, RuleContext } from "./context.ts";
export type { Kinds, KnownKind } from "./kinds.ts";
export type { AnyObject, RenderedObject, Spot } from "./rendered.ts";
export { type ChartRule, defineChartRule, defineRule, type ObjectRule } from "./rule.ts";
export { selects } from "./selectors.ts";
export type { Container, Workload } from "./workload.ts";
