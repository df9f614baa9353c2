import {
  and,
  type Expr,
  type KubernetesObject,
  merge,
  not,
  type Reference,
  type Rule,
  refuse,
  resource,
  toText,
  v,
  when,
} from "@chartwright/model";
import { PodMonitor } from "@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PodMonitor";
import { ServiceMonitor } from "@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/ServiceMonitor";
import type { IContainerPort, IServicePort } from "kubernetes-models/v1";
import { type BlockContext, mainMetadata } from "./context.ts";
import { absolutePath, commonLabels, duration } from "./patterns.ts";

/** The name of the port of metrics, where they have one of their own. */
export const metricsPort = "metrics";

const port = () => v.integer().min(1).max(65535);

const common = () => ({
  enabled: v
    .boolean()
    .default(false)
    .doc("Whether the program serves metrics: annotations tell Prometheus, unless a monitor does."),
  path: v.string().pattern(absolutePath).default("/metrics").doc("Their path."),
});

function monitor(kind: string) {
  return v.object({
    enabled: v.boolean().default(false).doc(`Whether to make a ${kind}, for the Prometheus operator.`),
    labels: v
      .mapOf(v.string())
      .keysExcept(...commonLabels)
      .doc("Labels that the operator selects it by."),
    interval: v.string().pattern(duration).default("30s").doc("How often it is scraped."),
    scrapeTimeout: v.string().pattern(duration).optional().example("10s"),
  });
}

/** The values of metrics that a Service leads to, at a port of their own or at the program's. */
export function serviceMetrics() {
  return v.object({
    ...common(),
    port: port().optional().doc("A port of their own; else the program's.").example(9090),
    serviceMonitor: monitor("ServiceMonitor"),
  });
}

/** The values of metrics that a Service leads to at a port of their own. */
export function ownServiceMetrics(options: { readonly port: number }) {
  return v.object({
    ...common(),
    port: port().default(options.port).doc("Where the program serves them."),
    serviceMonitor: monitor("ServiceMonitor"),
  });
}

/** The values of metrics that pods serve which no Service leads to. */
export function podMetrics(options: { readonly port: number }) {
  return v.object({
    ...common(),
    port: port().default(options.port).doc("Where the program serves them."),
    podMonitor: monitor("PodMonitor"),
  });
}

/** The values of a ServiceMonitor alone, for a chart whose metrics are always served. */
export const serviceMonitor = () => monitor("ServiceMonitor");

type ServiceMetrics = Reference<ReturnType<typeof serviceMetrics>>;
type PodMetrics = Reference<ReturnType<typeof podMetrics>>;
type MonitorValues = Reference<ReturnType<typeof monitor>>;

/** A monitor of metrics that nobody serves. */
export function metricsRules(values: Omit<ServiceMetrics, "port"> | PodMetrics): readonly Rule[] {
  const [name, { enabled }] =
    "serviceMonitor" in values
      ? (["serviceMonitor", values.serviceMonitor] as const)
      : (["podMonitor", values.podMonitor] as const);
  return [
    refuse(
      and(enabled, not(values.enabled)),
      `metrics.${name}.enabled needs metrics.enabled: nothing is scraped else.`,
    ),
  ];
}

/** Annotations that tell Prometheus where it scrapes a pod; none where a monitor tells the operator. */
export function scrapeAnnotations(
  values: Pick<ServiceMetrics, "enabled" | "path">,
  monitored: Expr<boolean>,
  port: Expr<number> | number,
) {
  const isAnnotated = and(values.enabled, not(monitored));
  return {
    "prometheus.io/scrape": when(isAnnotated, "true"),
    "prometheus.io/port": when(isAnnotated, typeof port === "number" ? String(port) : toText(port)),
    "prometheus.io/path": when(isAnnotated, values.path),
  };
}

/** What has a port of metrics, and whether it has one. */
type OwnPort = Pick<ServiceMetrics, "port">;

/** The container's port of metrics. */
export function metricsContainerPort(
  { port }: OwnPort,
  isOwn: Expr<unknown> = port,
): Expr<IContainerPort | undefined> {
  return when(isOwn, { name: metricsPort, containerPort: port as Expr<number>, protocol: "TCP" });
}

/** The Service's port of metrics. */
export function metricsServicePort(
  { port }: OwnPort,
  isOwn: Expr<unknown> = port,
): Expr<IServicePort | undefined> {
  return when(isOwn, {
    name: metricsPort,
    port: port as Expr<number>,
    targetPort: metricsPort,
    protocol: "TCP",
  });
}

/** Watches the pods behind a Service, at the port of that name. */
export function serviceMonitorResource(
  context: BlockContext,
  values: Omit<ServiceMetrics, "port">,
  port: string | Expr<string>,
): Expr<KubernetesObject | undefined> {
  const endpoint = endpointOf(values, values.serviceMonitor);
  return when(
    and(values.enabled, values.serviceMonitor.enabled),
    resource(ServiceMonitor, {
      metadata: monitorMetadata(context, values.serviceMonitor),
      spec: {
        selector: { matchLabels: context.labels.selector },
        endpoints: [{ port, ...endpoint }],
      },
    }),
  );
}

/** Watches pods that no Service leads to. */
export function podMonitorResource(
  context: BlockContext,
  values: PodMetrics,
): Expr<KubernetesObject | undefined> {
  return when(
    and(values.enabled, values.podMonitor.enabled),
    resource(PodMonitor, {
      metadata: monitorMetadata(context, values.podMonitor),
      spec: {
        selector: { matchLabels: context.labels.selector },
        podMetricsEndpoints: [{ port: metricsPort, ...endpointOf(values, values.podMonitor) }],
      },
    }),
  );
}

function monitorMetadata(context: BlockContext, { labels }: MonitorValues) {
  return { ...mainMetadata(context), labels: merge(context.labels.common, labels) };
}

function endpointOf({ path }: { readonly path: Expr<string> }, { interval, scrapeTimeout }: MonitorValues) {
  return { path, interval, scrapeTimeout };
}
