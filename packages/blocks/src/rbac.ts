import {
  and,
  type Expr,
  type KubernetesObject,
  not,
  or,
  type Reference,
  type Rule,
  refuse,
  resource,
  text,
  v,
  when,
} from "@chartwright/model";
import { ClusterRole } from "kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRole";
import { ClusterRoleBinding } from "kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRoleBinding";
import { Role } from "kubernetes-models/rbac.authorization.k8s.io/v1/Role";
import { RoleBinding } from "kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding";
import { type BlockContext, mainMetadata } from "./context.ts";
import { type serviceAccount, serviceAccountSubjects } from "./service-account.ts";

/** The values of what the pods may do at the API server. */
export function rbac() {
  return v.object({
    rules: v
      .array(v.kubernetes("PolicyRule"))
      .doc("What the pods may do in the release's namespace, by a Role of their own.")
      .example([{ apiGroups: [""], resources: ["configmaps"], verbs: ["get", "list", "watch"] }]),
    clusterRules: v
      .array(v.kubernetes("PolicyRule"))
      .doc("What they may do in the whole cluster, by a ClusterRole of their own."),
  });
}

type Values = Reference<ReturnType<typeof rbac>>;
type Account = Reference<ReturnType<typeof serviceAccount>>;

/** Rights without a token to use them. */
export function rbacRules(values: Values, account: Account): readonly Rule[] {
  return [
    refuse(
      and(or(values.rules, values.clusterRules), not(account.automount)),
      "rbac.rules and rbac.clusterRules need serviceAccount.automount: without a token the pods cannot use them.",
    ),
  ];
}

/** Roles of the pods' account and their bindings. */
export function rbacResources(
  context: BlockContext,
  values: Values,
  account: Account,
): readonly Expr<KubernetesObject | undefined>[] {
  const { names, labels, release } = context;
  const metadata = mainMetadata(context);
  // Two releases of one name, in two namespaces, share the cluster.
  const clusterMetadata = { name: text`${release.namespace}-${names.fullname}`, labels: labels.common };
  const subjects = serviceAccountSubjects(context, account);
  const apiGroup = "rbac.authorization.k8s.io";
  return [
    when(values.rules, resource(Role, { metadata, rules: values.rules })),
    when(
      values.rules,
      resource(RoleBinding, {
        metadata,
        roleRef: { apiGroup, kind: "Role", name: names.fullname },
        subjects,
      }),
    ),
    when(
      values.clusterRules,
      resource(ClusterRole, { metadata: clusterMetadata, rules: values.clusterRules }),
    ),
    when(
      values.clusterRules,
      resource(ClusterRoleBinding, {
        metadata: clusterMetadata,
        roleRef: { apiGroup, kind: "ClusterRole", name: clusterMetadata.name },
        subjects,
      }),
    ),
  ];
}
