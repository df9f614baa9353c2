import type { ILabelSelector } from "@kubernetes-models/apimachinery/apis/meta/v1/LabelSelector";
import type { IHorizontalPodAutoscalerBehavior, IMetricSpec } from "kubernetes-models/autoscaling/v2";
import type { IPodFailurePolicy } from "kubernetes-models/batch/v1";
import type {
  IIngressTLS,
  INetworkPolicyEgressRule,
  INetworkPolicyIngressRule,
  INetworkPolicyPeer,
} from "kubernetes-models/networking.k8s.io/v1";
import type { IPolicyRule } from "kubernetes-models/rbac.authorization.k8s.io/v1";
import type {
  IAffinity,
  IContainer,
  IContainerPort,
  IEnvFromSource,
  IEnvVarSource,
  IHostAlias,
  ILifecycle,
  IPersistentVolumeSpec,
  IPodDNSConfig,
  IPodSecurityContext,
  IProbe,
  IResourceRequirements,
  ISecurityContext,
  IServicePort,
  IToleration,
  ITopologySpreadConstraint,
  IVolume,
  IVolumeMount,
} from "kubernetes-models/v1";

/** The Kubernetes types that a value may have, by their names in the API reference. */
export interface KubernetesTypes {
  Affinity: IAffinity;
  Container: IContainer;
  ContainerPort: IContainerPort;
  EnvFromSource: IEnvFromSource;
  EnvVarSource: IEnvVarSource;
  HorizontalPodAutoscalerBehavior: IHorizontalPodAutoscalerBehavior;
  HostAlias: IHostAlias;
  IngressTLS: IIngressTLS;
  LabelSelector: ILabelSelector;
  Lifecycle: ILifecycle;
  MetricSpec: IMetricSpec;
  NetworkPolicyEgressRule: INetworkPolicyEgressRule;
  NetworkPolicyIngressRule: INetworkPolicyIngressRule;
  NetworkPolicyPeer: INetworkPolicyPeer;
  PersistentVolumeSpec: IPersistentVolumeSpec;
  PodDNSConfig: IPodDNSConfig;
  PodFailurePolicy: IPodFailurePolicy;
  PodSecurityContext: IPodSecurityContext;
  PolicyRule: IPolicyRule;
  Probe: IProbe;
  ResourceRequirements: IResourceRequirements;
  SecurityContext: ISecurityContext;
  ServicePort: IServicePort;
  Toleration: IToleration;
  TopologySpreadConstraint: ITopologySpreadConstraint;
  Volume: IVolume;
  VolumeMount: IVolumeMount;
}

export type KubernetesType = keyof KubernetesTypes;

const core = "io.k8s.api.core.v1";
const networking = "io.k8s.api.networking.v1";
const autoscaling = "io.k8s.api.autoscaling.v2";

const packages: Readonly<Record<KubernetesType, string>> = {
  Affinity: core,
  Container: core,
  ContainerPort: core,
  EnvFromSource: core,
  EnvVarSource: core,
  HorizontalPodAutoscalerBehavior: autoscaling,
  HostAlias: core,
  IngressTLS: networking,
  LabelSelector: "io.k8s.apimachinery.pkg.apis.meta.v1",
  Lifecycle: core,
  MetricSpec: autoscaling,
  NetworkPolicyEgressRule: networking,
  NetworkPolicyIngressRule: networking,
  NetworkPolicyPeer: networking,
  PersistentVolumeSpec: core,
  PodDNSConfig: core,
  PodFailurePolicy: "io.k8s.api.batch.v1",
  PodSecurityContext: core,
  PolicyRule: "io.k8s.api.rbac.v1",
  Probe: core,
  ResourceRequirements: core,
  SecurityContext: core,
  ServicePort: core,
  Toleration: core,
  TopologySpreadConstraint: core,
  Volume: core,
  VolumeMount: core,
};

/** The name of a type's definition in the API server's OpenAPI document. */
export function definitionName(type: KubernetesType): string {
  return `${packages[type]}.${type}`;
}
