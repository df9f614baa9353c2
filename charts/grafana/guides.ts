/** What a user should know besides the values. */
export const guides = {
  "With Prometheus": `
A release of the chart \`prometheus\` that is called \`prometheus\` and stands in this namespace is the default datasource.
Another one is named in \`datasources.Prometheus.url\`; templates are run in it, so that a chart above both can write
\`http://{{ .Release.Name }}-prometheus:9090\`. Its \`uid\` stays \`prometheus\`: the dashboards of our charts find it by that.

Each of our charts makes a ConfigMap with a dashboard where \`dashboard.enabled\` is true. \`sidecar.enabled\` has Grafana look
for them, in this namespace, in those that \`sidecar.namespaces\` lists, or in all; or name one in
\`dashboardProviders.<name>.configMap\`, which needs no rights at all.
`,
  "Passwords and keys": `
The administrator's password, and the key that Grafana encrypts passwords of datasources with, are made at the first
install and kept: in the cluster by \`lookup\`, and when the release is uninstalled by \`helm.sh/resource-policy: keep\`.
Where manifests are rendered without a cluster (GitOps), nothing can be looked up, and each rendering would make new ones:
give \`admin.existingSecret\` and \`secretKey.existingSecret\`.

\`secureJsonData\` and \`grafana.ini\` need no password in the values: \`extraEnv\` takes one from a Secret, and \`\${NAME}\` or a
variable GF_SECTION_NAME puts it in its place.
`,
  "What is checked, and what is not": `
Datasources, providers, rights and the pod are checked against schemas, on a real API server, with Helm 3 and Helm 4.
The dashboards are compiled against the types of \`@grafana/schema\`, and their queries parsed as PromQL. Grafana itself was
not run: no registry that the tests may use has it. So that a dashboard looks well, and that a setting of \`grafana.ini\` does
what it says, nobody has seen there.
`,
  "Compared with the community's chart": `
With \`grafana\` of grafana-community's repository, as its values and templates stood in 2026:

| there | here |
| --- | --- |
| A rolling update with a ReadWriteOnce volume: the new pod waits for the volume that the old one holds. | \`Recreate\` where the volume takes one pod; \`replicaCount\` over 1 is refused with it. |
| Several replicas with SQLite are let through: each has users and dashboards of its own. | Refused, unless \`database\` names one that they share; replicas then tell each other what they have notified of. |
| An init container runs as root to own the volume. | \`fsGroup\`; nothing runs as root, and namespaces with the \`restricted\` Pod Security Standard take it. |
| A ClusterRole by default; with a sidecar it reads every Secret of the cluster. | No rights and no token. The sidecar, where it is on, reads ConfigMaps of the namespaces that are named, with a token that Grafana's own container does not have. |
| Pods get a token of the API server. | They get none. |
| Grafana's own key, the same in each installation of the world, encrypts passwords. | A key of the release's own. |
| The liveness probe asks the database too: when that is away, Grafana restarts. | It asks \`/healthz\`; readiness asks the database. |
| No volume by default: what is made in Grafana is lost with the pod. | A volume, unless \`persistence.enabled\` is false. |
| Since 13.2 Grafana replaces plugins of its image at the start; on a read-only root that fails halfway, and the Prometheus datasource is gone. | Plugins of the image stay as they are; others are named in \`plugins\`. |
| Grafana asks its makers for updates, news and plugins, and tells them counts. | It asks and tells nothing. |
| Datasources, providers and settings are YAML in YAML: a list of one's own takes the place of the chart's. | Each is known by its name: change one field, add one, or switch one off. A misspelt field is refused. |
| Two default datasources are found out when Grafana does not start. | \`defaultDatasource\` is one name. |
| No requests of CPU and memory. | Both, and a limit of memory. |
| Dashboards are downloaded by curl without checking certificates. | They are in the values or in ConfigMaps. |
`,
};
