import { configMap, deployment, type SmallChart } from "./small-chart.ts";

const role = (verbs: string) => `apiVersion: v1
kind: ServiceAccount
metadata: { name: "{{ .Release.Name }}" }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: "{{ .Release.Name }}" }
rules: [{ apiGroups: [""], resources: [pods], verbs: [${verbs}] }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: "{{ .Release.Name }}" }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: "{{ .Release.Name }}" }
subjects: [{ kind: ServiceAccount, name: "{{ .Release.Name }}", namespace: "{{ .Release.Namespace }}" }]
`;
export const withRole = (verbs: string): SmallChart => ({
  templates: {
    "rbac.yaml": role(verbs),
    "deployment.yaml": deployment({ serviceAccount: "{{ .Release.Name }}" }),
  },
  install: {
    needs: [
      { verb: "list", resource: "pods" },
      { verb: "watch", resource: "pods" },
    ],
  },
});
export const annotated = (annotation: string) => `apiVersion: v1
kind: ConfigMap
metadata: { name: "{{ .Release.Name }}", annotations: { ${annotation} } }
`;
export const withAlertmanager = (receiver: string): SmallChart => ({
  templates: {
    "deployment.yaml": deployment({ config: "/etc/alertmanager" }),
    "config.yaml": configMap({
      "config.yml": `route: { receiver: ${receiver} }\nreceivers: [{ name: team }]`,
    }),
  },
  install: {
    configuration: [
      { container: "web", program: "amtool", args: ["check-config", "/etc/alertmanager/config.yml"] },
    ],
  },
});
export const clusterRole = `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: "{{ .Release.Name }}", annotations: { helm.sh/hook: pre-install } }
rules: []
`;
export const service = (selector: string) => `apiVersion: v1
kind: Service
metadata: { name: "{{ .Release.Name }}" }
spec: { ports: [{ port: 80 }], selector: { ${selector} } }
`;
export const selectorOfCase = "release: {{ .Release.Name }}, case: {{ .Values.variant }}";
export const twoCases = { a: "variant: a", b: "variant: b" };
