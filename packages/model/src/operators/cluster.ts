import { type Expr, exprOf } from "../expr/expr.ts";
import { call } from "./conditions.ts";

/** What is known of the cluster: Helm's `.Capabilities`. Offline, `helm template` assumes a cluster of its own. */
export const capabilities = Object.freeze({
  /** Whether the API server serves an API version, or a kind of it: `monitoring.coreos.com/v1/ServiceMonitor`. */
  has: (api: string): Expr<boolean> => exprOf(call("apiAvailable", api)),
  /** Whether the cluster's version fits a SemVer constraint; give it the suffix `-0` to take managed clusters. */
  kubeVersion: Object.freeze({
    matches: (constraint: string): Expr<boolean> => exprOf(call("kubeVersionMatches", constraint)),
  }),
});
