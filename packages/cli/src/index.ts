export * as blocks from "@chartwright/blocks";
export * from "@chartwright/model";
export {
  actionsIn,
  type ChartContext,
  type Container,
  defineChartRule,
  defineRule,
  type RuleContext,
  selects,
  type Workload,
} from "@chartwright/validator/rules";
