import { blocks } from "chartwright";

const { dashboard: made, queryVariable, row, stat, timeseries, toText } = blocks.grafana;

const own = 'namespace="$namespace", pod=~"$pod"';
const requests = `grafana_http_request_duration_seconds_count{${own}}`;

/** The chart's dashboard: Grafana seen by Prometheus. */
export const dashboard = toText(
  made({
    uid: "chartwright-grafana",
    title: "Grafana",
    tags: ["grafana"],
    variables: [
      queryVariable({
        name: "namespace",
        label: "Namespace",
        query: "label_values(grafana_build_info, namespace)",
      }),
      queryVariable({
        name: "pod",
        label: "Pod",
        query: 'label_values(grafana_build_info{namespace="$namespace"}, pod)',
        multi: true,
        includeAll: true,
      }),
    ],
    panels: [
      stat({
        title: "Up",
        queries: { up: `min(up{${own}})` },
        mappings: { 0: { text: "down", color: "red" }, 1: { text: "up", color: "green" } },
      }),
      stat({
        title: "Requests",
        unit: "reqps",
        queries: { requests: `sum(rate(${requests}[$__rate_interval]))` },
      }),
    ],
    rows: [
      row("Requests", [
        timeseries({
          title: "By status",
          unit: "reqps",
          queries: { "{{status_code}}": `sum by (status_code) (rate(${requests}[$__rate_interval]))` },
        }),
        timeseries({
          title: "Duration, 95 of 100",
          unit: "s",
          queries: {
            "{{handler}}": `topk(10, histogram_quantile(0.95, sum by (handler, le) (rate(grafana_http_request_duration_seconds_bucket{${own}}[$__rate_interval]))))`,
          },
        }),
      ]),
      row("Alerting", [
        timeseries({
          title: "Rules that fail",
          unit: "ops",
          queries: {
            "{{pod}}": `sum by (pod) (rate(grafana_alerting_rule_evaluation_failures_total{${own}}[$__rate_interval]))`,
          },
        }),
        timeseries({
          title: "Notifications that fail",
          unit: "ops",
          queries: {
            "{{integration}}": `sum by (integration) (rate(grafana_alerting_notifications_failed_total{${own}}[$__rate_interval]))`,
          },
        }),
      ]),
    ],
  }),
);
