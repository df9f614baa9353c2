import { prometheus } from "@chartwright-charts/prometheus/exports";
import { type blocks, type Expr, eq, helper, omitEmpty, toYaml, tpl, v, when } from "chartwright";

/** What Grafana takes for an identity of a datasource. */
const uid = /^[\w-]{1,40}$/;

/** A datasource: https://grafana.com/docs/grafana/latest/administration/provisioning/#data-sources */
function datasource() {
  return v
    .object({
      enabled: v.boolean().default(true).doc("Whether it is there; false takes away one of the chart's own."),
      type: v
        .string()
        .min(1)
        .doc("The plugin that asks it, such as `prometheus`, `loki` or `elasticsearch`."),
      uid: v.string().pattern(uid).optional().doc("What dashboards know it by."),
      url: v.template().default("").doc("Where it is. Templates in it are run: `{{ .Release.Name }}`."),
      access: v.enum("proxy", "direct").optional().doc("Whether Grafana asks it, or the browser does."),
      orgId: v.integer().min(1).optional(),
      user: v.string().optional(),
      database: v.string().optional(),
      basicAuth: v.boolean().optional(),
      basicAuthUser: v.string().optional(),
      withCredentials: v.boolean().optional(),
      editable: v.boolean().optional().doc("Whether it can be changed in Grafana, until the next start."),
      jsonData: v.mapOf(v.any()).doc("Settings of its plugin."),
      secureJsonData: v
        .mapOf(v.string())
        .doc(
          "Passwords and keys. `${NAME}` stands for a variable of `extraEnv`, so that none is in the values.",
        ),
    })
    .named("Datasource");
}

/** The values of datasources, of which one is the default. */
export function datasources() {
  const own = "Prometheus";
  return {
    datasources: v
      .mapOf(datasource())
      .default({
        [own]: {
          enabled: true,
          type: prometheus.datasource.type,
          uid: prometheus.datasource.uid,
          url: prometheus.url(prometheus.chart),
          jsonData: { httpMethod: "POST", timeInterval: "30s" },
          secureJsonData: {},
        },
      })
      .doc(
        "Datasources by name. The default one is a release of the chart prometheus that is called so, in this namespace.",
      ),
    defaultDatasource: v.string().default(own).doc("Which of them panels ask that name none."),
  };
}

interface Context extends blocks.BlockContext {
  readonly values: blocks.References<ReturnType<typeof datasources>>;
}

/** The file that Grafana reads at its start: those that were in it before and are no more go. */
export function datasourcesFile({ values }: Context): Expr<string> {
  return toYaml(
    helper(
      "datasources",
      {
        apiVersion: 1,
        prune: true,
        datasources: values.datasources.map((name, one) =>
          when(one.enabled, {
            name,
            type: one.type,
            uid: one.uid,
            url: omitEmpty(tpl(one.url)),
            access: one.access,
            orgId: one.orgId,
            user: one.user,
            database: one.database,
            basicAuth: one.basicAuth,
            basicAuthUser: one.basicAuthUser,
            withCredentials: one.withCredentials,
            isDefault: when(eq(name, values.defaultDatasource), true),
            editable: one.editable,
            jsonData: one.jsonData,
            secureJsonData: one.secureJsonData,
          }),
        ),
      },
      { doc: "The datasources, as Grafana reads them." },
    ),
  );
}
