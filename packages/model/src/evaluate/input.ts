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

/** What a chart is rendered with, besides its model. */
export interface EvaluateInput {
  /** The user's values; the chart's defaults stand behind them. */
  readonly values?: { readonly [key: string]: Json };
  readonly release: Release;
  readonly chartVersion: string;
  readonly capabilities?: Capabilities;
  /** What is in the cluster, for `lookup`; nothing unless given, as for `helm template`. */
  readonly cluster?: readonly { readonly [key: string]: Json }[];
}

/** What `evaluate` assumes where it is told nothing of the cluster. */
export const noCapabilities: Capabilities = Object.freeze({
  kubeVersion: "v1.37.0",
  apiVersions: Object.freeze([]),
});
