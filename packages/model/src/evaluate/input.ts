import type { RawTemplate } from "../chart/raw-template.ts";
import type { Json } from "../values/defaults.ts";

/** What is known of the cluster. */
export interface Capabilities {
  /** Such as `v1.37.2`. */
  readonly kubeVersion: string;
  /** Such as `apps/v1` or `monitoring.coreos.com/v1/ServiceMonitor`. */
  readonly apiVersions: readonly string[];
}

export interface Release {
  readonly name: string;
  readonly namespace: string;
}

/** What a chart's templates read at their root. */
export interface TemplateContext {
  /** What the release calls the chart, and its versions. */
  readonly chart: { readonly name: string; readonly version: string; readonly appVersion: string };
  /** Where its files are in the chart that is installed: the empty text, or `charts/child/`. */
  readonly folder: string;
  readonly values: Json;
  readonly release: Release;
  readonly capabilities: Capabilities;
}

/**
 * Helm's template language, for what of a chart is written in it: the model has no meaning of its own for that.
 * Each method throws a {@link TemplateFailure} where Helm would fail.
 */
export interface TemplateEngine {
  /** A value as YAML, as Helm's `toYaml` writes it. */
  toYaml(value: unknown): string;
  /** What a pipeline gives, in which the arguments are variables. */
  pipeline(text: string, args: readonly PipelineArgument[]): unknown;
  /** What a text with templates in it gives: Helm's `tpl`. */
  tpl(text: string, context: TemplateContext): string;
  /** The objects that a template of the chart's own gives. */
  objects(template: RawTemplate, context: TemplateContext): readonly { readonly [key: string]: Json }[];
}

export interface PipelineArgument {
  /** Such as `$a`. */
  readonly name: string;
  readonly value: unknown;
  /** Whether it is a whole number, which reads as int64. */
  readonly integer: boolean;
}

/** Why Helm would not render a text in its template language. */
export class TemplateFailure extends Error {
  override readonly name = "TemplateFailure";
}

/** What a chart is rendered with, besides its model. */
export interface EvaluateInput {
  /** The user's values; the chart's defaults stand behind them. */
  readonly values?: { readonly [key: string]: Json };
  readonly release: Release;
  readonly chartVersion: string;
  readonly capabilities?: Capabilities;
  /** Needed by a chart with `raw`, `tpl`, `toYaml` or templates of its own. */
  readonly templates?: TemplateEngine;
  /** What is in the cluster, for `lookup`; nothing unless given, as for `helm template`. */
  readonly cluster?: readonly { readonly [key: string]: Json }[];
}

/** What `evaluate` assumes where it is told nothing of the cluster. */
export const noCapabilities: Capabilities = Object.freeze({
  kubeVersion: "v1.37.0",
  apiVersions: Object.freeze([]),
});
