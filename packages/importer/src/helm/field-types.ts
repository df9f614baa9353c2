import { isMapping, type Json, type KubernetesType } from "@chartwright/model";
import { type Code, call, data, object } from "../code/code.ts";
import { print } from "../code/print.ts";

/** What a field of a Kubernetes object takes, as far as a declared value must say it to fit. */
export interface FieldType {
  readonly type: "string" | "integer" | "boolean" | "list" | "object";
  readonly code: Code;
  /** The default that the declared type has of itself. */
  readonly empty: Json | undefined;
  readonly takes: (value: Json) => boolean;
}

function kubernetes(type: KubernetesType): FieldType {
  return { type: "object", code: call("v.kubernetes", data(type)), empty: {}, takes: isMapping };
}
function kubernetesList(type: KubernetesType): FieldType {
  return list(call("v.kubernetes", data(type)), isMapping);
}
function list(items: Code, takes: (value: Json) => boolean): FieldType {
  return {
    type: "list",
    code: call("v.array", items),
    empty: [],
    takes: (value) => Array.isArray(value) && value.every(takes),
  };
}
function oneOf(...options: readonly string[]): FieldType {
  return {
    type: "string",
    code: call("v.enum", ...options.map((each) => data(each))),
    empty: undefined,
    takes: (value) => options.includes(value as string),
  };
}

const isText = (value: Json) => typeof value === "string";
const texts: FieldType = {
  type: "object",
  code: call("v.mapOf", call("v.string")),
  empty: {},
  takes: (value) => isMapping(value) && Object.values(value).every(isText),
};
const textList = list(call("v.string"), isText);
const integer: FieldType = {
  type: "integer",
  code: call("v.integer"),
  empty: undefined,
  takes: (value) => Number.isInteger(value),
};
const string: FieldType = { type: "string", code: call("v.string"), empty: undefined, takes: isText };

/** The types of fields by their names; those that differ from kind to kind are asked for before. */
const byName: Readonly<Record<string, FieldType>> = {
  affinity: kubernetes("Affinity"),
  annotations: texts,
  args: textList,
  averageUtilization: integer,
  behavior: kubernetes("HorizontalPodAutoscalerBehavior"),
  command: textList,
  concurrencyPolicy: oneOf("Allow", "Forbid", "Replace"),
  containerPort: integer,
  data: texts,
  dnsConfig: kubernetes("PodDNSConfig"),
  dnsPolicy: oneOf("ClusterFirst", "ClusterFirstWithHostNet", "Default", "None"),
  envFrom: kubernetesList("EnvFromSource"),
  externalIPs: textList,
  externalTrafficPolicy: oneOf("Cluster", "Local"),
  hostAliases: kubernetesList("HostAlias"),
  hostnames: textList,
  hosts: textList,
  imagePullPolicy: oneOf("Always", "IfNotPresent", "Never"),
  imagePullSecrets: list(
    call("v.object", object([{ key: "name", value: call("v.string") }])),
    (value) => isMapping(value) && isText(value.name ?? null) && Object.keys(value).length === 1,
  ),
  initContainers: kubernetesList("Container"),
  internalTrafficPolicy: oneOf("Cluster", "Local"),
  ipFamilyPolicy: oneOf("PreferDualStack", "RequireDualStack", "SingleStack"),
  labels: texts,
  lifecycle: kubernetes("Lifecycle"),
  livenessProbe: kubernetes("Probe"),
  loadBalancerSourceRanges: textList,
  matchLabels: texts,
  maxReplicas: integer,
  minReplicas: integer,
  nodePort: integer,
  nodeSelector: texts,
  pathType: oneOf("Prefix", "Exact", "ImplementationSpecific"),
  podManagementPolicy: oneOf("OrderedReady", "Parallel"),
  protocol: oneOf("TCP", "UDP", "SCTP"),
  readinessProbe: kubernetes("Probe"),
  replicas: integer,
  resources: kubernetes("ResourceRequirements"),
  restartPolicy: oneOf("Always", "Never", "OnFailure"),
  revisionHistoryLimit: integer,
  scheme: oneOf("HTTP", "HTTPS"),
  selector: texts,
  sessionAffinity: oneOf("ClientIP", "None"),
  startupProbe: kubernetes("Probe"),
  terminationGracePeriodSeconds: integer,
  tls: kubernetesList("IngressTLS"),
  tolerations: kubernetesList("Toleration"),
  topologySpreadConstraints: kubernetesList("TopologySpreadConstraint"),
  volumeMounts: kubernetesList("VolumeMount"),
  volumes: kubernetesList("Volume"),
  ingressClassName: string,
  priorityClassName: string,
  runtimeClassName: string,
  schedulerName: string,
  serviceAccountName: string,
  storageClassName: string,
  loadBalancerIP: string,
  loadBalancerClass: string,
  clusterIP: string,
  host: string,
  path: string,
  secretName: string,
};

/** Fields that take one of a few texts, in whatever object: a value that is any text does not fit. */
const narrow = new Set([
  ...Object.keys(byName).filter((key) => byName[key]?.code.kind === "call" && isEnum(byName[key]?.code)),
  ...[
    "action",
    "addressType",
    "completionMode",
    "effect",
    "failurePolicy",
    "fsGroupChangePolicy",
    "matchPolicy",
  ],
  ...["mountPropagation", "operator", "persistentVolumeReclaimPolicy", "policyTypes", "preemptionPolicy"],
  ...["procMount", "reclaimPolicy", "scope", "sideEffects", "stopSignal", "terminationMessagePolicy", "type"],
  ...["unhealthyPodEvictionPolicy", "volumeBindingMode", "volumeMode", "whenUnsatisfiable", "accessModes"],
]);

function isEnum(code: Code | undefined): boolean {
  return code?.kind === "call" && code.fn.kind === "member" && code.fn.name === "enum";
}

/** Fields that an object must have: what may be absent does not fit. */
const required = new Set([
  "pathType",
  "name",
  "port",
  "containerPort",
  "mountPath",
  "number",
  "value",
  "key",
]);

/** What a field takes; `undefined` where nothing needs to be known of it. */
export function fieldType(kind: string, path: readonly (string | number)[]): FieldType | undefined {
  const key = path.filter((each) => typeof each === "string").at(-1) ?? "";
  if (typeof path.at(-1) === "number") return undefined;
  if (key === "type" && kind === "Service")
    return oneOf("ClusterIP", "NodePort", "LoadBalancer", "ExternalName");
  if (key === "securityContext")
    return kubernetes(typeof path.at(-2) === "number" ? "SecurityContext" : "PodSecurityContext");
  if (key === "metrics" && kind === "HorizontalPodAutoscaler") return kubernetesList("MetricSpec");
  if (key === "containers") return kubernetesList("Container");
  if (["selector", "tls", "hosts", "data"].includes(key) && !fitsHere(kind, key)) return undefined;
  return Object.hasOwn(byName, key) ? byName[key] : undefined;
}

/** Names that are something else in other kinds. */
function fitsHere(kind: string, key: string): boolean {
  const kinds: Readonly<Record<string, readonly string[]>> = {
    selector: ["Service"],
    tls: ["Ingress"],
    hosts: ["Ingress"],
    data: ["ConfigMap", "Secret"],
  };
  return kinds[key]?.includes(kind) === true;
}

/** Whether two are one type. */
export function isSameField(a: FieldType, b: FieldType): boolean {
  return a === b || print(a.code) === print(b.code);
}

/** Whether a field takes less than a value of that type may be. */
export function isNarrow(path: readonly (string | number)[], isOptional: boolean): boolean {
  const key = path.filter((each) => typeof each === "string").at(-1) ?? "";
  return narrow.has(key) || (isOptional && required.has(key));
}
