const name = "metrics-server";
const namespace = "kube-system";
const rbac = "rbac.authorization.k8s.io";

/** An object and its path in the API. */
export interface PlacedObject {
  readonly path: string;
  readonly object: object;
}

/** What makes the metrics-server at the port a part of the API, in the order in which it is made. */
export function metricsServerObjects(port: number): readonly PlacedObject[] {
  return [
    // The API server comes without a certificate, so that the metrics-server takes it for anonymous. It has
    // seen to it itself that its own client may ask.
    {
      path: `/apis/${rbac}/v1/clusterroles/${name}`,
      object: {
        apiVersion: `${rbac}/v1`,
        kind: "ClusterRole",
        metadata: { name },
        rules: [
          { apiGroups: ["metrics.k8s.io"], resources: ["*"], verbs: ["get", "list"] },
          { nonResourceURLs: ["/apis", "/apis/*", "/openapi/*"], verbs: ["get"] },
        ],
      },
    },
    {
      path: `/apis/${rbac}/v1/clusterrolebindings/${name}`,
      object: {
        apiVersion: `${rbac}/v1`,
        kind: "ClusterRoleBinding",
        metadata: { name },
        roleRef: { apiGroup: rbac, kind: "ClusterRole", name },
        subjects: [{ kind: "User", apiGroup: rbac, name: "system:anonymous" }],
      },
    },
    // The API server takes no endpoint with a loopback address, but it follows a name that leads to one.
    {
      path: `/api/v1/namespaces/${namespace}/services/${name}`,
      object: {
        apiVersion: "v1",
        kind: "Service",
        metadata: { name },
        spec: { type: "ExternalName", externalName: "localhost" },
      },
    },
    {
      path: "/apis/apiregistration.k8s.io/v1/apiservices/v1beta1.metrics.k8s.io",
      object: {
        apiVersion: "apiregistration.k8s.io/v1",
        kind: "APIService",
        metadata: { name: "v1beta1.metrics.k8s.io" },
        spec: {
          group: "metrics.k8s.io",
          version: "v1beta1",
          groupPriorityMinimum: 100,
          versionPriority: 100,
          insecureSkipTLSVerify: true,
          service: { name, namespace, port },
        },
      },
    },
  ];
}
