export type {
  ChartMetadata,
  ChartModel,
  CustomResourceDefinition,
  Dependencies,
  Dependency,
  DependencyOptions,
  Library,
  Maintainer,
} from "./chart/chart-model.ts";
export {
  type ChartContext,
  type ChartDefinition,
  defineChart,
  literal,
  type StandardProperties,
} from "./chart/define-chart.ts";
export { dependency } from "./chart/dependency.ts";
export type { ChartFiles, FilesReference } from "./chart/files.ts";
export { type HelperOptions, helper } from "./chart/helper.ts";
export { type HookDeletePolicy, type HookEvent, type HookOptions, hook } from "./chart/hook.ts";
export {
  defineLibrary,
  includeFrom,
  type LibraryDefinition,
  type LibraryModel,
  library,
} from "./chart/library.ts";
export { chartInfo, fullnameIn, isPlainWithin, type Labels, type Names, release } from "./chart/names.ts";
export { nodesOf, partsOf } from "./chart/nodes.ts";
export { type RawTemplate, rawTemplate } from "./chart/raw-template.ts";
export {
  type Body,
  type Kind,
  type KubernetesObject,
  type ResourceList,
  type ResourceOptions,
  resource,
} from "./chart/resource.ts";
export { type Rule, refuse } from "./chart/rule.ts";
export { usesTemplates } from "./chart/uses-templates.ts";
export type { Branch } from "./cover/branch.ts";
export { type Coverage, type CoveringSet, coveringValues } from "./cover/covering-values.ts";
export { type Evaluated, type EvaluatedObject, evaluate } from "./evaluate/evaluate.ts";
export { npmConstraint, randomStandIn } from "./evaluate/functions.ts";
export {
  type Capabilities,
  type EvaluateInput,
  type PipelineArgument,
  type Release,
  type TemplateContext,
  type TemplateEngine,
  TemplateFailure,
} from "./evaluate/input.ts";
export { pipelineOf } from "./evaluate/pipeline.ts";
export { type FieldOrigin, fieldOrigin, type NoField } from "./explain/field-origin.ts";
export type { Read } from "./explain/reads.ts";
export type { Decision } from "./explain/trail.ts";
export { children } from "./expr/children.ts";
export type { Expr, Spread } from "./expr/expr.ts";
export { isExpr, nodeOf } from "./expr/expr.ts";
export type { FunctionName } from "./expr/functions.ts";
export { byKind, forKinds, type Handlers, type NodeOf, type Walk } from "./expr/handlers.ts";
export type * from "./expr/node.ts";
export { samePlace } from "./expr/same-place.ts";
export { schemaShape, shapeOf } from "./expr/shape.ts";
export type { Shape } from "./expr/shape-type.ts";
export type { Step } from "./expr/step.ts";
export type { Rendered, Templated } from "./expr/templated.ts";
export { capabilities } from "./operators/cluster.ts";
export { concat, mapValues, merge, omit } from "./operators/collections.ts";
export {
  and,
  choose,
  contains,
  eq,
  ge,
  gt,
  hasKey,
  isEmpty,
  isSet,
  isText,
  keepEmpty,
  le,
  lt,
  ne,
  not,
  omitEmpty,
  or,
  orElse,
  unless,
  when,
} from "./operators/conditions.ts";
export { lookup } from "./operators/lookup.ts";
export { raw } from "./operators/raw.ts";
export {
  base64,
  bind,
  checksumOf,
  lines,
  random,
  replace,
  sha256,
  text,
  toJson,
  toText,
  toYaml,
  tpl,
  trimSuffix,
  trunc,
} from "./operators/text.ts";
export { coalesce, defaultOf, isMapping, type Json } from "./values/defaults.ts";
export { definitionName, type KubernetesType, type KubernetesTypes } from "./values/kubernetes-types.ts";
export type { ListExpr, ListOf, MapExpr, ObjectReference, Reference } from "./values/reference.ts";
export type * from "./values/schema-node.ts";
export { v } from "./values/v.ts";
export {
  type AnyValue,
  type ArrayValue,
  type Infer,
  type InferProperties,
  type KubernetesValue,
  type MapValue,
  type NumberValue,
  type ObjectValue,
  type Optional,
  type Properties,
  type Scalar,
  type StringValue,
  schemaOf,
  type Template,
  type Value,
} from "./values/value.ts";
export { type Placed, placedValues } from "./values/walk.ts";
