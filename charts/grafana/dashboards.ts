import {
  blocks,
  choose,
  type Expr,
  helper,
  ne,
  type Rule,
  raw,
  refuse,
  resource,
  text,
  toYaml,
  v,
  when,
} from "chartwright";
import { ConfigMap } from "kubernetes-models/v1";
import { folders, found } from "./names.ts";

/** The names of providers: parts of the names of ConfigMaps and volumes. */
const providerName = /^[a-z0-9]([-a-z0-9]{0,30}[a-z0-9])?$/;

/** What Grafana takes for an identity of a folder. */
const uid = /^[\w-]{1,40}$/;

/** A provider of dashboards: https://grafana.com/docs/grafana/latest/administration/provisioning/#dashboards */
function provider() {
  return v
    .object({
      folder: v.string().default("").doc("The folder in Grafana that they are shown in."),
      folderUid: v.string().pattern(uid).optional(),
      allowUiUpdates: v
        .boolean()
        .default(false)
        .doc("Whether they can be saved in Grafana; the file goes before that at the next start."),
      configMap: v
        .string()
        .pattern(/^([a-z0-9]([-a-z0-9.]*[a-z0-9])?)?$/)
        .default("")
        .doc("A ConfigMap with dashboards that is there already, in place of `dashboards`."),
    })
    .named("DashboardProvider");
}

/** The values of dashboards that come with the release. */
export function dashboards() {
  return {
    dashboardProviders: v
      .mapOf(provider())
      .keys(providerName)
      .keysExcept(found)
      .default({ default: { folder: "", allowUiUpdates: false, configMap: "" } })
      .doc("Where dashboards come from, by name."),
    dashboards: v
      .mapOf(v.mapOf(v.string()).keys(/^[-\w.]+\.json$/))
      .keys(providerName)
      .keysExcept(found)
      .doc("Dashboards of a provider by file name, each as the JSON that Grafana exports.")
      .example({ default: { "empty.json": '{"uid": "empty", "title": "Empty", "panels": []}' } }),
  };
}

type Values = blocks.References<ReturnType<typeof dashboards>>;

interface Context extends blocks.BlockContext {
  readonly values: Values & { readonly sidecar: { readonly enabled: Expr<boolean> } };
}

const sourceOf = (name: Expr<string> | string, options: object) => ({
  name,
  type: "file",
  ...options,
});

/** The file that tells Grafana where dashboards are. */
export function providersFile({ values }: Context): Expr<string> {
  return toYaml(
    helper(
      "dashboardProviders",
      {
        apiVersion: 1,
        providers: [
          ...values.dashboardProviders.map((name, one) =>
            sourceOf(name, {
              folder: one.folder,
              folderUid: one.folderUid,
              allowUiUpdates: one.allowUiUpdates,
              options: { path: text`${folders.dashboards}/${name}` },
            }),
          ),
          when(
            values.sidecar.enabled,
            sourceOf(found, {
              updateIntervalSeconds: 30,
              options: { path: `${folders.dashboards}/${found}`, foldersFromFilesStructure: true },
            }),
          ),
        ],
      },
      { doc: "Where dashboards are, as Grafana reads it." },
    ),
  );
}

/** Dashboards of a provider that is not there. */
export function dashboardRules({ dashboards, dashboardProviders }: Values): readonly Rule[] {
  const both = raw(v.integer())`len (uniq (concat (keys ${dashboardProviders}) (keys ${dashboards})))`;
  const providers = raw(v.integer())`len ${dashboardProviders}`;
  return [
    refuse(
      ne(both, providers),
      "dashboards has a provider that dashboardProviders has not: Grafana would not look for it.",
    ),
  ];
}

const configMapName = ({ names }: blocks.BlockContext, provider: Expr<string>) =>
  names.suffixed(text`dashboards-${provider}`);

/** The volumes of dashboards, and where they are mounted: one of each provider, and what the sidecar writes. */
export function dashboardVolumes(context: Context) {
  const { dashboardProviders, sidecar } = context.values;
  return {
    volumes: [
      ...dashboardProviders.map((name, { configMap }) => ({
        name: text`dashboards-${name}`,
        // A provider may have none yet.
        configMap: { name: choose(configMap, configMap, configMapName(context, name)), optional: true },
      })),
      when(sidecar.enabled, { name: `dashboards-${found}`, emptyDir: {} }),
    ],
    mounts: [
      ...dashboardProviders.map((name) => ({
        name: text`dashboards-${name}`,
        mountPath: text`${folders.dashboards}/${name}`,
        readOnly: true,
      })),
      when(sidecar.enabled, {
        name: `dashboards-${found}`,
        mountPath: `${folders.dashboards}/${found}`,
        readOnly: true,
      }),
    ],
  };
}

/** A ConfigMap of each provider's dashboards. */
export function dashboardResources(context: Context) {
  return context.values.dashboards.map((provider, files) =>
    resource(
      ConfigMap,
      {
        metadata: { ...blocks.mainMetadata(context), name: configMapName(context, provider) },
        data: files,
      },
      { file: "configmap-dashboards" },
    ),
  );
}
