import {
  type Expr,
  type KubernetesObject,
  merge,
  type Reference,
  resource,
  v,
  when,
} from "@chartwright/model";
import { ServiceMonitor } from "@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/ServiceMonitor";
import { type BlockContext, mainMetadata } from "./context.ts";

/** The values of metrics: how Prometheus finds them. */
export function metrics(options: { readonly path: string }) {
  return v.object({
    path: v.string().pattern(/^\//).default(options.path).doc("Where the metrics are served."),
    serviceMonitor: v.object({
      enabled: v
        .boolean()
        .default(false)
        .doc("Whether to make a ServiceMonitor, for the Prometheus operator."),
      labels: v
        .mapOf(v.string())
        .keysExcept(
          "app.kubernetes.io/name",
          "app.kubernetes.io/instance",
          "app.kubernetes.io/version",
          "app.kubernetes.io/managed-by",
          "helm.sh/chart",
        )
        .doc("Labels that the operator selects it by."),
      interval: v
        .string()
        .pattern(/^\d+(ms|s|m|h)$/)
        .default("30s")
        .doc("How often it is scraped."),
      scrapeTimeout: v
        .string()
        .pattern(/^\d+(ms|s|m|h)$/)
        .optional()
        .example("10s"),
    }),
  });
}

type Values = Reference<ReturnType<typeof metrics>>;

export function serviceMonitorResource(
  context: BlockContext,
  values: Values,
  port: string,
): Expr<KubernetesObject | undefined> {
  const { serviceMonitor } = values;
  return when(
    serviceMonitor.enabled,
    resource(ServiceMonitor, {
      metadata: { ...mainMetadata(context), labels: merge(context.labels.common, serviceMonitor.labels) },
      spec: {
        selector: { matchLabels: context.labels.selector },
        endpoints: [
          {
            port,
            path: values.path,
            interval: serviceMonitor.interval,
            scrapeTimeout: serviceMonitor.scrapeTimeout,
          },
        ],
      },
    }),
  );
}
