import { ServiceMonitor } from "@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/ServiceMonitor";
import {
  and,
  choose,
  eq,
  isEmpty,
  merge,
  not,
  or,
  type Rule,
  refuse,
  resource,
  text,
  toText,
  when,
} from "chartwright";
import { Service } from "kubernetes-models/v1";
import type { Context } from "./context.ts";
import { port } from "./names.ts";

/** The Service, by which Prometheus finds the pods: it has no address of its own, for nobody wants any one of them. */
export function service({ values, names, labels, release }: Context) {
  const { metrics, web } = values;
  const isAnnotated = and(metrics.scrapeAnnotations, not(metrics.serviceMonitor.enabled));
  return resource(Service, {
    metadata: {
      name: names.fullname,
      namespace: release.namespace,
      labels: merge(labels.common, values.service.labels),
      annotations: merge(
        {
          "prometheus.io/scrape": when(isAnnotated, "true"),
          "prometheus.io/port": when(isAnnotated, toText(web.port)),
          "prometheus.io/path": when(isAnnotated, web.telemetryPath),
          "prometheus.io/scheme": when(isAnnotated, choose(web.tls.enabled, "https", "http")),
        },
        values.service.annotations,
      ),
    },
    spec: {
      type: "ClusterIP",
      clusterIP: "None",
      ports: [{ name: port, port: web.port, targetPort: port, protocol: "TCP" }],
      selector: labels.selector,
    },
  });
}

/** A monitor that shows less than node_exporter asks for: each scrape would be refused. */
export function monitorRules({ metrics, web }: Context["values"]): readonly Rule[] {
  const { basicAuthSecret, clientSecret, enabled } = metrics.serviceMonitor;
  const isAsked = (how: "RequireAnyClientCert" | "RequireAndVerifyClientCert") => eq(web.tls.clientAuth, how);
  return [
    refuse(
      and(enabled, web.basicAuthUsers, isEmpty(basicAuthSecret)),
      "metrics.serviceMonitor.basicAuthSecret is missing: with web.basicAuthUsers Prometheus needs a password.",
    ),
    refuse(
      and(
        enabled,
        web.tls.enabled,
        or(isAsked("RequireAnyClientCert"), isAsked("RequireAndVerifyClientCert")),
        isEmpty(clientSecret),
      ),
      "metrics.serviceMonitor.clientSecret is missing: with this web.tls.clientAuth Prometheus needs a certificate.",
    ),
  ];
}

/** Tells the Prometheus operator of the Service, and to name the node of each series. */
export function serviceMonitor({ values, names, labels, release }: Context) {
  const { serviceMonitor: monitor } = values.metrics;
  const { telemetryPath, tls } = values.web;
  const { basicAuthSecret, clientSecret, ownCa, serverName } = monitor;
  return when(
    monitor.enabled,
    resource(ServiceMonitor, {
      metadata: {
        name: names.fullname,
        namespace: release.namespace,
        labels: merge(labels.common, monitor.labels),
      },
      spec: {
        jobLabel: "app.kubernetes.io/name",
        selector: { matchLabels: labels.selector },
        endpoints: [
          {
            port,
            path: telemetryPath,
            interval: monitor.interval,
            scrapeTimeout: monitor.scrapeTimeout,
            scheme: when(tls.enabled, "https"),
            tlsConfig: when(tls.enabled, {
              ca: when(ownCa, { secret: { name: tls.secretName, key: tls.caKey } }),
              serverName: choose(serverName, serverName, text`${names.fullname}.${release.namespace}.svc`),
              cert: when(clientSecret, { secret: { name: clientSecret, key: "tls.crt" } }),
              keySecret: when(clientSecret, { name: clientSecret, key: "tls.key" }),
            }),
            basicAuth: when(basicAuthSecret, {
              username: { name: basicAuthSecret, key: "username" },
              password: { name: basicAuthSecret, key: "password" },
            }),
            relabelings: [
              { sourceLabels: ["__meta_kubernetes_pod_node_name"], targetLabel: "node", action: "replace" },
            ],
          },
        ],
      },
    }),
  );
}
