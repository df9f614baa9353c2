export type { ChartCase, ChartFiles } from "./chart-files.ts";
export type { KubernetesTarget } from "./kubernetes/check-schemas.ts";
export {
  crdsAmong,
  crdsOf,
  type Definitions,
  type SchemaFile,
  schemaFiles,
  schemaLocation,
} from "./kubernetes/schema-files.ts";
export { type Difference, firstDifference } from "./meaning/first-difference.ts";
export { templatesFor } from "./meaning/templates-for.ts";
export { nearest } from "./nearest.ts";
export { objectName } from "./rendering/objects.ts";
export type { Ended, HelmProgram, KubeconformProgram, Run } from "./rendering/program.ts";
export { allRules } from "./rules/all.ts";
export type { AnyRule, NamedRule } from "./rules/framework/rule.ts";
export type { WaiversFile } from "./rules/waivers.ts";
export {
  type Bump,
  bumpBetween,
  type Change,
  type ChangeKind,
  type ChartSnapshot,
  type CompareOptions,
  compareCharts,
  largest,
  type Upgrade,
  type UpgradeCase,
} from "./upgrade/index.ts";
export { type ChartProof, caseRelease, evaluateInput, type ValidateInput, validate } from "./validate.ts";
export { checkValues, readValues } from "./values/check-values.ts";
export { goTags, type ParsedDocument, parseYaml } from "./yaml.ts";
