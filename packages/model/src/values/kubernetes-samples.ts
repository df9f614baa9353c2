import type { KubernetesType, KubernetesTypes } from "./kubernetes-types.ts";

const labelSelector = { matchLabels: { sample: "sample" } };
const peer = { podSelector: labelSelector };

/** A small value of each Kubernetes type, which the API server accepts. */
const samples: { readonly [T in KubernetesType]: KubernetesTypes[T] } = {
  Affinity: {
    podAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 1, podAffinityTerm: { topologyKey: "kubernetes.io/hostname", labelSelector } },
      ],
    },
  },
  Container: { name: "sample", image: "registry.example.com/sample:1" },
  ContainerPort: { name: "sample", containerPort: 8081 },
  EnvFromSource: { configMapRef: { name: "sample", optional: true } },
  EnvVarSource: { fieldRef: { fieldPath: "metadata.name" } },
  HorizontalPodAutoscalerBehavior: { scaleDown: { stabilizationWindowSeconds: 300 } },
  HostAlias: { ip: "192.0.2.1", hostnames: ["sample"] },
  IngressTLS: { hosts: ["example.com"], secretName: "sample" },
  LabelSelector: labelSelector,
  Lifecycle: { preStop: { sleep: { seconds: 1 } } },
  MetricSpec: {
    type: "Resource",
    resource: { name: "memory", target: { type: "Utilization", averageUtilization: 80 } },
  },
  NetworkPolicyEgressRule: { to: [peer] },
  NetworkPolicyIngressRule: { from: [peer] },
  NetworkPolicyPeer: peer,
  PersistentVolumeSpec: {
    capacity: { storage: "1Gi" },
    accessModes: ["ReadWriteMany"],
    nfs: { server: "192.0.2.1", path: "/sample" },
  },
  PodDNSConfig: { nameservers: ["192.0.2.1"] },
  PodFailurePolicy: {
    rules: [{ action: "Ignore", onPodConditions: [{ type: "DisruptionTarget", status: "True" }] }],
  },
  PodSecurityContext: { runAsNonRoot: true },
  PolicyRule: { apiGroups: [""], resources: ["configmaps"], verbs: ["get"] },
  Probe: { tcpSocket: { port: 8080 } },
  ResourceRequirements: { requests: { cpu: "10m" } },
  SecurityContext: { allowPrivilegeEscalation: false },
  ServicePort: { name: "sample", port: 8081 },
  Toleration: { key: "sample", operator: "Exists" },
  TopologySpreadConstraint: {
    maxSkew: 1,
    topologyKey: "kubernetes.io/hostname",
    whenUnsatisfiable: "ScheduleAnyway",
    labelSelector,
  },
  Volume: { name: "sample", emptyDir: {} },
  VolumeMount: { name: "sample", mountPath: "/sample" },
};

export function kubernetesSample(type: KubernetesType): unknown {
  return samples[type];
}

/** The fields that a type cannot be without, where it has any. */
const required: { readonly [T in KubernetesType]?: readonly (keyof KubernetesTypes[T])[] } = {
  Container: ["name"],
  ContainerPort: ["containerPort"],
  HostAlias: ["ip"],
  MetricSpec: ["type"],
  PodFailurePolicy: ["rules"],
  PolicyRule: ["verbs"],
  ServicePort: ["port"],
  TopologySpreadConstraint: ["maxSkew", "topologyKey", "whenUnsatisfiable"],
  Volume: ["name"],
  VolumeMount: ["name", "mountPath"],
};

export function requiredFields(type: KubernetesType): readonly string[] {
  return required[type] ?? [];
}
