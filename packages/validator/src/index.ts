export type { ChartCase, ChartFiles } from "./chart-files.ts";
export { caseRelease, evaluateInput } from "./check-case.ts";
export { checkObjects } from "./check-objects.ts";
export { checkSchema, type KubernetesTarget } from "./kubernetes/check-schemas.ts";
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
export { closeDefinitions } from "./openapi/close-definitions.ts";
export type { Definitions as OpenApiDefinitions } from "./openapi/json-schema.ts";
export { printDefinitions } from "./openapi/print-definitions.ts";
export { type CustomResourceDefinition, stripCrd } from "./openapi/strip-crd.ts";
export type { Reject } from "./rejects/check-rejects.ts";
export { type ManifestObject, objectName } from "./rendering/objects.ts";
export type { Ended, HelmProgram, KubeconformProgram, Run } from "./rendering/program.ts";
export { allRules } from "./rules/all.ts";
export { declaredRule } from "./rules/declared/declared-rule.ts";
export type { AnyRule, NamedRule } from "./rules/framework/rule.ts";
export type { WaiversFile } from "./rules/waivers.ts";
export { failureOf } from "./surviving.ts";
export { type ChartProof, type ValidateInput, validate } from "./validate.ts";
export { checkValues, readValues } from "./values/check-values.ts";
export { goTags, type ParsedDocument, parseYaml } from "./yaml.ts";
