import { kubernetesVersions } from "../tools/catalogue.ts";
import type { KubernetesMinor } from "../tools/tool.ts";

/** The Kubernetes minors whose definitions are kept. */
export const minors = Object.keys(kubernetesVersions) as KubernetesMinor[];

/** Where CustomResourceDefinitions come from. */
export interface CrdSource {
  readonly module: string;
  /** The version that the npm package of typed models is made from, so that types and schemas agree. */
  readonly version: string;
  /** The module's folder of ready CustomResourceDefinitions, or the Go package of types to make them from. */
  readonly from: { readonly folder: string } | { readonly types: string };
  readonly group: string;
  readonly plurals: readonly string[];
}

export const crdSources: readonly CrdSource[] = [
  {
    module: "sigs.k8s.io/gateway-api",
    version: "v1.5.1",
    from: { folder: "config/crd/standard" },
    group: "gateway.networking.k8s.io",
    plurals: ["gateways", "httproutes"],
  },
  {
    module: "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring",
    version: "v0.91.0",
    from: { types: "./v1" },
    group: "monitoring.coreos.com",
    plurals: ["podmonitors", "prometheusrules", "servicemonitors"],
  },
];
