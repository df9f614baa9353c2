import {
  and,
  blocks,
  choose,
  type Expr,
  isEmpty,
  not,
  type ResourceList,
  raw,
  resource,
  text,
  v,
  when,
} from "chartwright";
import {
  ClusterRole,
  ClusterRoleBinding,
  Role,
  RoleBinding,
} from "kubernetes-models/rbac.authorization.k8s.io/v1";
import { folders, found } from "./names.ts";

/** The values of a container beside Grafana that looks for dashboards in ConfigMaps. */
export function sidecar() {
  return v.object({
    enabled: v
      .boolean()
      .default(false)
      .doc(
        "Whether dashboards are looked for in ConfigMaps: those that other charts of ours make, for example.",
      ),
    image: blocks.image({ registry: "quay.io", repository: "kiwigrid/k8s-sidecar", tag: "2.11.2" }),
    label: v.string().min(1).default("grafana_dashboard").doc("The label of such a ConfigMap."),
    labelValue: v.string().default("1").doc("Its value; any where it is empty."),
    folderAnnotation: v
      .string()
      .min(1)
      .default("grafana_folder")
      .doc("The annotation that names the folder in Grafana."),
    namespaces: v
      .array(v.string().pattern(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/))
      .doc("Where they are looked for; in the release's namespace where none is named.")
      .example(["default", "shop"]),
    allNamespaces: v
      .boolean()
      .default(false)
      .doc(
        "Whether they are looked for everywhere: it may then read each ConfigMap of the cluster, and no Secret.",
      ),
    resources: v
      .kubernetes("ResourceRequirements")
      .default({ requests: { cpu: "10m", memory: "64Mi" }, limits: { memory: "128Mi" } }),
  });
}

type Values = blocks.References<{ sidecar: ReturnType<typeof sidecar> }>["sidecar"];

interface Context extends blocks.BlockContext {
  readonly values: {
    readonly sidecar: Values;
    readonly global: blocks.References<{ global: ReturnType<typeof blocks.global> }>["global"];
    readonly serviceAccount: blocks.References<{ a: ReturnType<typeof blocks.serviceAccount> }>["a"];
    readonly securityContext: Expr<object>;
  };
}

/** Where Kubernetes's clients look for their token. */
const token = { name: "token", mountPath: "/var/run/secrets/kubernetes.io/serviceaccount" } as const;

/** The container. It alone has a token: Grafana's own, and so whoever gets into it, has none. */
export function sidecarContainer(context: Context) {
  const { sidecar, global, securityContext } = context.values;
  return when(sidecar.enabled, {
    name: found,
    image: blocks.imageReference(context, sidecar.image, global, "sidecarImage"),
    imagePullPolicy: sidecar.image.pullPolicy,
    env: [
      { name: "METHOD", value: "WATCH" },
      { name: "RESOURCE", value: "configmap" },
      { name: "LABEL", value: sidecar.label },
      when(sidecar.labelValue, { name: "LABEL_VALUE", value: sidecar.labelValue }),
      { name: "FOLDER", value: `${folders.dashboards}/${found}` },
      { name: "FOLDER_ANNOTATION", value: sidecar.folderAnnotation },
      {
        name: "NAMESPACE",
        value: choose(
          sidecar.allNamespaces,
          "ALL",
          choose(
            sidecar.namespaces,
            raw(v.string())`join "," ${sidecar.namespaces}`,
            context.release.namespace,
          ),
        ),
      },
    ],
    resources: sidecar.resources,
    securityContext,
    volumeMounts: [
      { name: `dashboards-${found}`, mountPath: `${folders.dashboards}/${found}` },
      { name: "sidecar-tmp", mountPath: "/tmp" },
      { ...token, readOnly: true },
    ],
  });
}

/** Its volumes: a token, the authority of the API server and the namespace, as every pod could have them. */
export function sidecarVolumes({ values: { sidecar } }: Context) {
  return [
    when(sidecar.enabled, { name: "sidecar-tmp", emptyDir: {} }),
    when(sidecar.enabled, {
      name: token.name,
      projected: {
        sources: [
          { serviceAccountToken: { path: "token", expirationSeconds: 3607 } },
          { configMap: { name: "kube-root-ca.crt", items: [{ key: "ca.crt", path: "ca.crt" }] } },
          {
            downwardAPI: { items: [{ path: "namespace", fieldRef: { fieldPath: "metadata.namespace" } }] },
          },
        ],
      },
    }),
  ];
}

const rules = [{ apiGroups: [""], resources: ["configmaps"], verbs: ["get", "list", "watch"] }];
const apiGroup = "rbac.authorization.k8s.io";

/** What it may do: read ConfigMaps, where it looks for them. */
export function sidecarResources(context: Context): ResourceList {
  const { values, names, labels, release } = context;
  const { sidecar } = values;
  // Two releases of one name, in two namespaces, share the cluster and its other namespaces.
  const name = text`${release.namespace}-${names.fullname}`;
  const subjects = blocks.serviceAccountSubjects(context, values.serviceAccount);
  const metadata = { name, labels: labels.common };
  const roleRef = { apiGroup, kind: "Role", name };
  const inSome = and(sidecar.enabled, not(sidecar.allNamespaces));
  const inOwn = and(inSome, isEmpty(sidecar.namespaces));
  const everywhere = and(sidecar.enabled, sidecar.allNamespaces);
  const own = { ...metadata, namespace: release.namespace };
  return [
    when(inOwn, resource(Role, { metadata: own, rules })),
    when(inOwn, resource(RoleBinding, { metadata: own, roleRef, subjects })),
    ...sidecar.namespaces.map((namespace) =>
      when(
        inSome,
        resource(Role, { metadata: { ...metadata, namespace }, rules }, { file: "role-elsewhere" }),
      ),
    ),
    ...sidecar.namespaces.map((namespace) =>
      when(
        inSome,
        resource(
          RoleBinding,
          { metadata: { ...metadata, namespace }, roleRef, subjects },
          { file: "rolebinding-elsewhere" },
        ),
      ),
    ),
    when(everywhere, resource(ClusterRole, { metadata, rules })),
    when(
      everywhere,
      resource(ClusterRoleBinding, {
        metadata,
        roleRef: { apiGroup, kind: "ClusterRole", name },
        subjects,
      }),
    ),
  ];
}
