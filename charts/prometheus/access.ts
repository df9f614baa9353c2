import { and, blocks, isEmpty, ne, resource, text, when } from "chartwright";
import {
  ClusterRole,
  ClusterRoleBinding,
  Role,
  RoleBinding,
} from "kubernetes-models/rbac.authorization.k8s.io/v1";
import type { Context } from "./context.ts";

const watch = ["get", "list", "watch"];
const apiGroup = "rbac.authorization.k8s.io";

/** What discovery reads in a namespace. */
const discovery = [
  { apiGroups: [""], resources: ["services", "pods"], verbs: watch },
  { apiGroups: ["discovery.k8s.io"], resources: ["endpointslices"], verbs: watch },
  { apiGroups: ["networking.k8s.io"], resources: ["ingresses"], verbs: watch },
];

/** What it reads of nodes, and the metrics of kubelets and API servers. */
const ofCluster = [
  { apiGroups: [""], resources: ["nodes"], verbs: watch },
  { apiGroups: [""], resources: ["nodes/metrics"], verbs: ["get"] },
  { nonResourceURLs: ["/metrics"], verbs: ["get"] },
];

/** The rights of its account: on the whole cluster, or in the release's namespace and those that are named. */
export function accessResources(context: Context) {
  const { values, names, labels, release } = context;
  const { namespaces } = values.server;
  const metadata = blocks.mainMetadata(context);
  // Two releases of one name, in two namespaces, share the cluster and its other namespaces.
  const shared = text`${release.namespace}-${names.fullname}`;
  const subjects = blocks.serviceAccountSubjects(context, values.serviceAccount);
  const isCluster = and(values.rbac.create, isEmpty(namespaces));
  const isNamespaced = and(values.rbac.create, namespaces);
  const clusterMetadata = { name: shared, labels: labels.common };
  return [
    when(
      isCluster,
      resource(ClusterRole, { metadata: clusterMetadata, rules: [...ofCluster, ...discovery] }),
    ),
    when(
      isCluster,
      resource(ClusterRoleBinding, {
        metadata: clusterMetadata,
        roleRef: { apiGroup, kind: "ClusterRole", name: shared },
        subjects,
      }),
    ),
    when(isNamespaced, resource(Role, { metadata, rules: discovery })),
    when(
      isNamespaced,
      resource(RoleBinding, {
        metadata,
        roleRef: { apiGroup, kind: "Role", name: names.fullname },
        subjects,
      }),
    ),
    ...namespaces.map((namespace) =>
      when(
        and(values.rbac.create, ne(namespace, release.namespace)),
        resource(
          Role,
          { metadata: { name: shared, namespace, labels: labels.common }, rules: discovery },
          { file: "role-elsewhere" },
        ),
      ),
    ),
    ...namespaces.map((namespace) =>
      when(
        and(values.rbac.create, ne(namespace, release.namespace)),
        resource(
          RoleBinding,
          {
            metadata: { name: shared, namespace, labels: labels.common },
            roleRef: { apiGroup, kind: "Role", name: shared },
            subjects,
          },
          { file: "rolebinding-elsewhere" },
        ),
      ),
    ),
  ];
}
