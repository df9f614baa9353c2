import {
  type Expr,
  type KubernetesObject,
  merge,
  type Reference,
  resource,
  v,
  when,
} from "@chartwright/model";
import { ConfigMap } from "kubernetes-models/v1/ConfigMap";
import { type BlockContext, mainMetadata } from "./context.ts";
import { commonLabels } from "./patterns.ts";

/** The values of a ConfigMap that Grafana's sidecar reads. */
export function dashboard() {
  return v.object({
    enabled: v
      .boolean()
      .default(false)
      .doc("Whether to make a ConfigMap with a dashboard for Grafana. One serves all releases of the chart."),
    labels: v
      .mapOf(v.string())
      .keysExcept(...commonLabels)
      .default({ grafana_dashboard: "1" })
      .doc("Labels that Grafana's sidecar finds it by."),
    annotations: v
      .mapOf(v.string())
      .doc("What else the sidecar reads of it.")
      .example({ grafana_folder: "Applications" }),
  });
}

export function dashboardResource(
  context: BlockContext,
  values: Reference<ReturnType<typeof dashboard>>,
  text: Expr<string>,
): Expr<KubernetesObject | undefined> {
  const { names, labels } = context;
  return when(
    values.enabled,
    resource(
      ConfigMap,
      {
        metadata: {
          ...mainMetadata(context),
          name: names.suffixed("dashboard"),
          annotations: values.annotations,
          labels: merge(labels.common, values.labels),
        },
        data: { "dashboard.json": text },
      },
      { file: "dashboard" },
    ),
  );
}
