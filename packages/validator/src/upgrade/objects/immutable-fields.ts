import type { ManifestObject } from "../../rendering/objects.ts";

/** A field that the API server does not let an update change. */
export interface ImmutableField {
  /** Such as `spec.selector`. */
  readonly path: string;
  /** Where the API server's own source says so, below `pkg/apis` of kubernetes/kubernetes unless it begins elsewhere. */
  readonly source: string;
  /** Only for objects of which this holds, as they were before. */
  readonly when?: (old: ManifestObject) => boolean;
}

const apps = "apps/validation/validation.go";
const core = "core/validation/validation.go";
const batch = "batch/validation/validation.go";
const rbac = "rbac/validation/validation.go";
const storage = "storage/validation/validation.go";

const isFixed = (old: ManifestObject) => old.immutable === true;

function fields(source: string, paths: string, when?: ImmutableField["when"]): readonly ImmutableField[] {
  return paths.split(" ").map((path) => ({ path, source, ...(when === undefined ? {} : { when }) }));
}

/** By API group and kind. `immutable.cluster.test.ts` holds each of them against a real API server. */
export const immutableFields: Readonly<Record<string, readonly ImmutableField[]>> = Object.freeze({
  "apps/Deployment": fields(`${apps}: ValidateDeploymentUpdate`, "spec.selector"),
  "apps/DaemonSet": fields(`${apps}: ValidateDaemonSetUpdate`, "spec.selector"),
  "apps/ReplicaSet": fields(`${apps}: ValidateReplicaSetUpdate`, "spec.selector"),
  "apps/StatefulSet": fields(
    `${apps}: ValidateStatefulSetUpdate`,
    "spec.selector spec.serviceName spec.volumeClaimTemplates spec.podManagementPolicy",
  ),
  "batch/Job": fields(
    `${batch}: ValidateJobSpecUpdate`,
    "spec.selector spec.template spec.completions spec.completionMode spec.podFailurePolicy spec.successPolicy spec.backoffLimitPerIndex spec.managedBy",
  ),
  "/Service": fields(
    `${core}: ValidateServiceUpdate`,
    "spec.clusterIP spec.clusterIPs spec.loadBalancerClass",
    ({ spec }) => (spec as Record<string, unknown> | undefined)?.type !== "ExternalName",
  ),
  "/PersistentVolumeClaim": fields(
    `${core}: ValidatePersistentVolumeClaimUpdate`,
    "spec.accessModes spec.storageClassName spec.volumeName spec.volumeMode spec.selector spec.dataSource spec.dataSourceRef",
  ),
  "/Secret": [
    ...fields(`${core}: ValidateSecretUpdate`, "type"),
    ...fields(`${core}: ValidateSecretUpdate`, "data stringData immutable", isFixed),
  ],
  "/ConfigMap": fields(`${core}: ValidateConfigMapUpdate`, "data binaryData immutable", isFixed),
  "storage.k8s.io/StorageClass": fields(
    `${storage}: ValidateStorageClassUpdate`,
    "parameters provisioner reclaimPolicy volumeBindingMode",
  ),
  "rbac.authorization.k8s.io/RoleBinding": fields(`${rbac}: ValidateRoleBindingUpdate`, "roleRef"),
  "rbac.authorization.k8s.io/ClusterRoleBinding": fields(
    `${rbac}: ValidateClusterRoleBindingUpdate`,
    "roleRef",
  ),
  "scheduling.k8s.io/PriorityClass": fields(
    "scheduling/validation/validation.go: ValidatePriorityClassUpdate",
    "value preemptionPolicy",
  ),
  "networking.k8s.io/IngressClass": fields(
    "networking/validation/validation.go: ValidateIngressClassUpdate",
    "spec.controller",
  ),
  "node.k8s.io/RuntimeClass": fields("node/validation/validation.go: ValidateRuntimeClassUpdate", "handler"),
  "apiextensions.k8s.io/CustomResourceDefinition": fields(
    "staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go: ValidateUpdateCustomResourceDefinition",
    "spec.group spec.scope spec.names.kind spec.names.plural",
  ),
});

/** The fields of an object's kind, of whatever version. */
export function immutableFieldsOf({ apiVersion, kind }: ManifestObject): readonly ImmutableField[] {
  return immutableFields[`${groupOf(String(apiVersion))}/${kind}`] ?? [];
}

/** The API group; empty for that of the core. */
export function groupOf(apiVersion: string): string {
  return apiVersion.includes("/") ? (apiVersion.split("/")[0] as string) : "";
}
