import type { IGRPCRoute, IHTTPRoute } from "@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1";
import type {
  IPodMonitor,
  IServiceMonitor,
} from "@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1";
import type {
  IMutatingWebhookConfiguration,
  IValidatingWebhookConfiguration,
} from "kubernetes-models/admissionregistration.k8s.io/v1";
import type { IDaemonSet, IDeployment, IReplicaSet, IStatefulSet } from "kubernetes-models/apps/v1";
import type { IHorizontalPodAutoscaler } from "kubernetes-models/autoscaling/v2";
import type { ICronJob, IJob } from "kubernetes-models/batch/v1";
import type { IIngress, INetworkPolicy } from "kubernetes-models/networking.k8s.io/v1";
import type { IPodDisruptionBudget } from "kubernetes-models/policy/v1";
import type {
  IClusterRole,
  IClusterRoleBinding,
  IRole,
  IRoleBinding,
} from "kubernetes-models/rbac.authorization.k8s.io/v1";
import type { IStorageClass } from "kubernetes-models/storage.k8s.io/v1";
import type {
  IConfigMap,
  ILimitRange,
  INamespace,
  IPersistentVolume,
  IPersistentVolumeClaim,
  IPod,
  IReplicationController,
  IResourceQuota,
  ISecret,
  IService,
  IServiceAccount,
} from "kubernetes-models/v1";

/** The kinds that rules know, each with its type. */
export interface Kinds {
  readonly ClusterRole: IClusterRole;
  readonly ClusterRoleBinding: IClusterRoleBinding;
  readonly ConfigMap: IConfigMap;
  readonly CronJob: ICronJob;
  readonly DaemonSet: IDaemonSet;
  readonly Deployment: IDeployment;
  readonly GRPCRoute: IGRPCRoute;
  readonly HTTPRoute: IHTTPRoute;
  readonly HorizontalPodAutoscaler: IHorizontalPodAutoscaler;
  readonly Ingress: IIngress;
  readonly Job: IJob;
  readonly LimitRange: ILimitRange;
  readonly MutatingWebhookConfiguration: IMutatingWebhookConfiguration;
  readonly Namespace: INamespace;
  readonly NetworkPolicy: INetworkPolicy;
  readonly PersistentVolume: IPersistentVolume;
  readonly PersistentVolumeClaim: IPersistentVolumeClaim;
  readonly Pod: IPod;
  readonly PodDisruptionBudget: IPodDisruptionBudget;
  readonly PodMonitor: IPodMonitor;
  readonly ReplicaSet: IReplicaSet;
  readonly ReplicationController: IReplicationController;
  readonly ResourceQuota: IResourceQuota;
  readonly Role: IRole;
  readonly RoleBinding: IRoleBinding;
  readonly Secret: ISecret;
  readonly Service: IService;
  readonly ServiceAccount: IServiceAccount;
  readonly ServiceMonitor: IServiceMonitor;
  readonly StatefulSet: IStatefulSet;
  readonly StorageClass: IStorageClass;
  readonly ValidatingWebhookConfiguration: IValidatingWebhookConfiguration;
}

export type KnownKind = keyof Kinds;

/** The API group of each: others have kinds of the same names. */
export const groupOf: Readonly<Record<KnownKind, string>> = {
  ClusterRole: "rbac.authorization.k8s.io",
  ClusterRoleBinding: "rbac.authorization.k8s.io",
  ConfigMap: "",
  CronJob: "batch",
  DaemonSet: "apps",
  Deployment: "apps",
  GRPCRoute: "gateway.networking.k8s.io",
  HTTPRoute: "gateway.networking.k8s.io",
  HorizontalPodAutoscaler: "autoscaling",
  Ingress: "networking.k8s.io",
  Job: "batch",
  LimitRange: "",
  MutatingWebhookConfiguration: "admissionregistration.k8s.io",
  Namespace: "",
  NetworkPolicy: "networking.k8s.io",
  PersistentVolume: "",
  PersistentVolumeClaim: "",
  Pod: "",
  PodDisruptionBudget: "policy",
  PodMonitor: "monitoring.coreos.com",
  ReplicaSet: "apps",
  ReplicationController: "",
  ResourceQuota: "",
  Role: "rbac.authorization.k8s.io",
  RoleBinding: "rbac.authorization.k8s.io",
  Secret: "",
  Service: "",
  ServiceAccount: "",
  ServiceMonitor: "monitoring.coreos.com",
  StatefulSet: "apps",
  StorageClass: "storage.k8s.io",
  ValidatingWebhookConfiguration: "admissionregistration.k8s.io",
};

/** Kinds that live in no namespace. */
export const clusterKinds: ReadonlySet<string> = new Set([
  "APIService",
  "CertificateSigningRequest",
  "ClusterIssuer",
  "ClusterRole",
  "ClusterRoleBinding",
  "CSIDriver",
  "CSINode",
  "CustomResourceDefinition",
  "FlowSchema",
  "GatewayClass",
  "IngressClass",
  "MutatingAdmissionPolicy",
  "MutatingAdmissionPolicyBinding",
  "MutatingWebhookConfiguration",
  "Namespace",
  "PersistentVolume",
  "PriorityClass",
  "PriorityLevelConfiguration",
  "RuntimeClass",
  "StorageClass",
  "ValidatingAdmissionPolicy",
  "ValidatingAdmissionPolicyBinding",
  "ValidatingWebhookConfiguration",
  "VolumeAttachment",
]);
