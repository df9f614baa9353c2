interface DeprecatedApi {
  readonly api: string;
  readonly kinds: readonly string[];
  /** The minor that first warned of it. */
  readonly deprecated: string;
  /** The first minor without it. */
  readonly removed?: string;
  readonly replacement?: string;
}

/**
 * Versions of Kubernetes' APIs that are going or gone.
 *
 * @see https://kubernetes.io/docs/reference/using-api/deprecation-guide/
 */
export const deprecatedApis: readonly DeprecatedApi[] = [
  gone("extensions/v1beta1", ["DaemonSet", "Deployment", "ReplicaSet"], "1.9", "1.16", "apps/v1"),
  gone("extensions/v1beta1", ["NetworkPolicy"], "1.9", "1.16", "networking.k8s.io/v1"),
  gone("extensions/v1beta1", ["Ingress"], "1.14", "1.22", "networking.k8s.io/v1"),
  gone("apps/v1beta1", ["Deployment", "ReplicaSet", "StatefulSet"], "1.9", "1.16", "apps/v1"),
  gone("apps/v1beta2", ["DaemonSet", "Deployment", "ReplicaSet", "StatefulSet"], "1.9", "1.16", "apps/v1"),
  gone("networking.k8s.io/v1beta1", ["Ingress", "IngressClass"], "1.19", "1.22", "networking.k8s.io/v1"),
  gone("rbac.authorization.k8s.io/v1alpha1", rbac(), "1.17", "1.22", "rbac.authorization.k8s.io/v1"),
  gone("rbac.authorization.k8s.io/v1beta1", rbac(), "1.17", "1.22", "rbac.authorization.k8s.io/v1"),
  gone("scheduling.k8s.io/v1beta1", ["PriorityClass"], "1.14", "1.22", "scheduling.k8s.io/v1"),
  gone(
    "apiextensions.k8s.io/v1beta1",
    ["CustomResourceDefinition"],
    "1.16",
    "1.22",
    "apiextensions.k8s.io/v1",
  ),
  gone(
    "admissionregistration.k8s.io/v1beta1",
    ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"],
    "1.16",
    "1.22",
    "admissionregistration.k8s.io/v1",
  ),
  gone("apiregistration.k8s.io/v1beta1", ["APIService"], "1.19", "1.22", "apiregistration.k8s.io/v1"),
  gone(
    "certificates.k8s.io/v1beta1",
    ["CertificateSigningRequest"],
    "1.19",
    "1.22",
    "certificates.k8s.io/v1",
  ),
  gone("coordination.k8s.io/v1beta1", ["Lease"], "1.19", "1.22", "coordination.k8s.io/v1"),
  gone(
    "storage.k8s.io/v1beta1",
    ["CSIDriver", "CSINode", "StorageClass", "VolumeAttachment"],
    "1.19",
    "1.22",
    "storage.k8s.io/v1",
  ),
  gone("storage.k8s.io/v1beta1", ["CSIStorageCapacity"], "1.24", "1.27", "storage.k8s.io/v1"),
  gone("batch/v1beta1", ["CronJob"], "1.21", "1.25", "batch/v1"),
  gone("discovery.k8s.io/v1beta1", ["EndpointSlice"], "1.21", "1.25", "discovery.k8s.io/v1"),
  gone("events.k8s.io/v1beta1", ["Event"], "1.19", "1.25", "events.k8s.io/v1"),
  gone("policy/v1beta1", ["PodDisruptionBudget"], "1.21", "1.25", "policy/v1"),
  gone("policy/v1beta1", ["PodSecurityPolicy"], "1.21", "1.25"),
  gone("node.k8s.io/v1beta1", ["RuntimeClass"], "1.22", "1.25", "node.k8s.io/v1"),
  gone("autoscaling/v2beta1", ["HorizontalPodAutoscaler"], "1.22", "1.25", "autoscaling/v2"),
  gone("autoscaling/v2beta2", ["HorizontalPodAutoscaler"], "1.23", "1.26", "autoscaling/v2"),
  gone("flowcontrol.apiserver.k8s.io/v1beta1", flow(), "1.23", "1.26", "flowcontrol.apiserver.k8s.io/v1"),
  gone("flowcontrol.apiserver.k8s.io/v1beta2", flow(), "1.26", "1.29", "flowcontrol.apiserver.k8s.io/v1"),
  gone("flowcontrol.apiserver.k8s.io/v1beta3", flow(), "1.29", "1.32", "flowcontrol.apiserver.k8s.io/v1"),
  { api: "v1", kinds: ["ComponentStatus"], deprecated: "1.19" },
  { api: "v1", kinds: ["Endpoints"], deprecated: "1.33", replacement: "discovery.k8s.io/v1 EndpointSlice" },
];

function gone(
  api: string,
  kinds: readonly string[],
  deprecated: string,
  removed: string,
  replacement?: string,
): DeprecatedApi {
  return { api, kinds, deprecated, removed, ...(replacement === undefined ? {} : { replacement }) };
}

function rbac(): readonly string[] {
  return ["ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"];
}

function flow(): readonly string[] {
  return ["FlowSchema", "PriorityLevelConfiguration"];
}

/** `1.37` as a number that compares: 37. */
export function minorNumber(minor: string): number {
  return Number(minor.split(".")[1]);
}
