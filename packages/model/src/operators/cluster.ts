import { type Expr, exprOf } from "../expr/expr.ts";
import { NotTemplateDataError } from "../expr/not-template-data.ts";
import { call } from "./conditions.ts";

/** The groups of APIs that every Kubernetes has. Offline, Helm takes all of their versions for served. */
const builtIn = new Set([
  "admissionregistration.k8s.io",
  "apiextensions.k8s.io",
  "apiregistration.k8s.io",
  "apps",
  "authentication.k8s.io",
  "authorization.k8s.io",
  "autoscaling",
  "batch",
  "certificates.k8s.io",
  "coordination.k8s.io",
  "discovery.k8s.io",
  "events.k8s.io",
  "extensions",
  "flowcontrol.apiserver.k8s.io",
  "imagepolicy.k8s.io",
  "internal.apiserver.k8s.io",
  "networking.k8s.io",
  "node.k8s.io",
  "policy",
  "rbac.authorization.k8s.io",
  "resource.k8s.io",
  "scheduling.k8s.io",
  "storage.k8s.io",
  "storagemigration.k8s.io",
]);

/** What is known of the cluster: Helm's `.Capabilities`. Offline, `helm template` assumes a cluster of its own. */
export const capabilities = Object.freeze({
  /**
   * Whether the API server serves an API version, or a kind of it: `monitoring.coreos.com/v1/ServiceMonitor`.
   * Not for an API of Kubernetes's own: ask `kubeVersion` for that.
   */
  has: (api: string): Expr<boolean> => {
    const [group = ""] = api.split("/");
    if (builtIn.has(group) || /^v\d/.test(group))
      throw new NotTemplateDataError({
        path: "",
        what: `capabilities.has("${api}"), an API of Kubernetes's own, which Helm takes for served without asking (use \`capabilities.kubeVersion.matches\`)`,
      });
    return exprOf(call("apiAvailable", api));
  },
  /** Whether the cluster's version fits a SemVer constraint; give it the suffix `-0` to take managed clusters. */
  kubeVersion: Object.freeze({
    matches: (constraint: string): Expr<boolean> => exprOf(call("kubeVersionMatches", constraint)),
  }),
});
