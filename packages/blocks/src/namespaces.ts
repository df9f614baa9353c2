import {
  type Expr,
  type KubernetesObject,
  type ListOf,
  merge,
  or,
  type Reference,
  resource,
  v,
  when,
} from "@chartwright/model";
import { NetworkPolicy } from "kubernetes-models/networking.k8s.io/v1/NetworkPolicy";
import { RoleBinding } from "kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding";
import { LimitRange } from "kubernetes-models/v1/LimitRange";
import { Namespace } from "kubernetes-models/v1/Namespace";
import { ResourceQuota } from "kubernetes-models/v1/ResourceQuota";
import { type BlockContext, mainMetadata } from "./context.ts";
import { commonLabels, partName, quantity } from "./patterns.ts";

const level = () => v.enum("restricted", "baseline", "privileged");
const amounts = () => v.mapOf(v.union(v.integer().min(0), v.string().pattern(quantity)));

const range = () => ({ min: amounts(), max: amounts() });
const groups = () => v.array(v.string().min(1));

/** Labels by which Pod Security finds what it enforces. */
const podSecurityLabels = ["enforce", "warn", "audit"].map((mode) => `pod-security.kubernetes.io/${mode}`);

/** The values of namespaces, and of what holds for all that runs in them. */
export function namespaces() {
  return v
    .mapOf(
      v.object({
        labels: v.mapOf(v.string()).keysExcept(...commonLabels, ...podSecurityLabels),
        annotations: v.mapOf(v.string()).keysExcept("helm.sh/resource-policy"),
        podSecurity: v
          .object({
            enforce: level().default("restricted").doc("Pods that ask for more are refused."),
            warn: level().default("restricted").doc("Whoever applies pods that ask for more is warned."),
            audit: level().default("restricted").doc("Pods that ask for more are noted in the audit log."),
          })
          .doc("The Pod Security Standard of the namespace."),
        quota: amounts()
          .doc("What all objects of the namespace may use and be together.")
          .example({ "requests.cpu": "20", "requests.memory": "64Gi", pods: 100 }),
        limits: v
          .object({
            Container: v.object({
              ...range(),
              default: amounts().doc("The limits of a container that names none."),
              defaultRequest: amounts().doc("What a container asks for that says nothing."),
            }),
            Pod: v.object(range()),
            PersistentVolumeClaim: v.object(range()),
          })
          .doc("What one container, pod or claim may ask for.")
          .example({ Container: { default: { memory: "256Mi" }, defaultRequest: { cpu: "50m" } } }),
        isolated: v
          .boolean()
          .default(true)
          .doc(
            "Whether its pods are reached from within the namespace only, until a NetworkPolicy lets others in.",
          ),
        access: v
          .object({ admin: groups(), edit: groups(), view: groups() })
          .doc("Groups of users that have the ClusterRole of this name in the namespace.")
          .example({ edit: ["team-shop"] }),
      }),
    )
    .keys(partName)
    .doc("Namespaces by name. They stay when the release goes.")
    .example({ shop: { quota: { "requests.memory": "64Gi" }, access: { edit: ["team-shop"] } } });
}

type Values = Reference<ReturnType<typeof namespaces>>;

/**
 * The namespaces, kept when the release goes (with one would go all that is in it), and the quota, limits, isolation and
 * rights of each.
 */
export function namespaceResources(
  context: BlockContext,
  values: Values,
): readonly ListOf<KubernetesObject | undefined>[] {
  const { labels } = context;
  const within = (namespace: Expr<string>) => ({ ...mainMetadata(context), namespace });
  return [
    values.map((name, namespace) =>
      resource(Namespace, {
        metadata: {
          name,
          annotations: merge({ "helm.sh/resource-policy": "keep" }, namespace.annotations),
          labels: merge(
            labels.common,
            {
              "pod-security.kubernetes.io/enforce": namespace.podSecurity.enforce,
              "pod-security.kubernetes.io/warn": namespace.podSecurity.warn,
              "pod-security.kubernetes.io/audit": namespace.podSecurity.audit,
            },
            namespace.labels,
          ),
        },
      }),
    ),
    values.map((name, namespace) =>
      when(
        namespace.quota,
        resource(ResourceQuota, { metadata: within(name), spec: { hard: namespace.quota } }),
      ),
    ),
    values.map((name, namespace) => {
      const { Container, Pod, PersistentVolumeClaim } = namespace.limits;
      const { min, max, default: limit, defaultRequest } = Container;
      const ofContainers = or(min, max, limit, defaultRequest);
      const ofPods = or(Pod.min, Pod.max);
      const ofClaims = or(PersistentVolumeClaim.min, PersistentVolumeClaim.max);
      return when(
        or(ofContainers, ofPods, ofClaims),
        resource(LimitRange, {
          metadata: within(name),
          spec: {
            limits: [
              when(ofContainers, { type: "Container", default: limit, defaultRequest, min, max }),
              when(ofPods, { type: "Pod", min: Pod.min, max: Pod.max }),
              when(ofClaims, {
                type: "PersistentVolumeClaim",
                min: PersistentVolumeClaim.min,
                max: PersistentVolumeClaim.max,
              }),
            ],
          },
        }),
      );
    }),
    values.map((name, namespace) =>
      when(
        namespace.isolated,
        resource(NetworkPolicy, {
          metadata: within(name),
          spec: { podSelector: {}, policyTypes: ["Ingress"], ingress: [{ from: [{ podSelector: {} }] }] },
        }),
      ),
    ),
    ...(["admin", "edit", "view"] as const).map((role) =>
      values.map((name, namespace) =>
        when(
          namespace.access[role],
          resource(
            RoleBinding,
            {
              metadata: { ...within(name), name: context.names.suffixed(role) },
              roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: role },
              subjects: namespace.access[role].map((group) => ({
                apiGroup: "rbac.authorization.k8s.io",
                kind: "Group",
                name: group,
              })),
            },
            { file: `rolebinding-${role}` },
          ),
        ),
      ),
    ),
  ];
}
