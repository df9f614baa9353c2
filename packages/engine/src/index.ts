export { readArchive } from "./chart/archive.ts";
export type { ChartFiles } from "./chart/files.ts";
export { type IgnoreProblem, type IgnoreRules, isIgnored, parseHelmignore } from "./chart/helmignore.ts";
export type { Chart, ChartFile } from "./chart/load.ts";
export type { Dependency, Maintainer, Metadata } from "./chart/metadata.ts";
export type { FileSystem } from "./chart/read-folder.ts";
export { type CoveredChart, coverChart } from "./cover-chart.ts";
export { loadCrypto } from "./crypto/load-crypto.ts";
export type { CertificatePair, CertificateRequest, Crypto, Environment } from "./functions/environment.ts";
export type { HelmMajor } from "./functions/table.ts";
export { type GoPattern, goPattern } from "./go-pattern.ts";
export { type ReadChart, readChartFiles } from "./read-chart.ts";
export { helmVersions } from "./release/capabilities.ts";
export type { Manifest } from "./release/manifests.ts";
export type { RenderOptions } from "./release/options.ts";
export type { Release } from "./release/render.ts";
export { type FilesOptions, type RenderedFiles, renderFiles } from "./release/render-files.ts";
export {
  type LoadedChart,
  loadChart,
  loadFolder,
  type RenderedChart,
  refusalOf,
  renderChart,
  renderWithCrypto,
} from "./render-chart.ts";
export type { Limits } from "./template/frame.ts";
export type {
  ArgNode,
  CommandNode,
  ListNode,
  Node as TemplateNode,
  PipeNode,
  Tree,
} from "./template/node.ts";
export { parse as parseTemplate } from "./template/parser.ts";
export { printNode } from "./template/print-node.ts";
export { ParseError } from "./template/token-reader.ts";
export type { Tracer } from "./template/tracer.ts";
export {
  type Span,
  type TemplatePlace,
  type TracedBranch,
  type TracedChart,
  type TracedManifest,
  traceChart,
} from "./trace-chart.ts";
export { fromJs } from "./value/from-js.ts";
export { int } from "./value/int.ts";
export type { Value } from "./value/value.ts";
export { fits as meetsConstraint } from "./values/dependencies.ts";
export { writePrettyYaml } from "./yaml/write.ts";
