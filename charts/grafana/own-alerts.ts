import { type blocks, text } from "chartwright";

/** Alerts on Grafana itself, by the labels of its pods. */
export function ownAlerts({ names, release }: blocks.BlockContext) {
  const own = text`namespace="${release.namespace}", pod=~"${names.fullname}-[a-z0-9]+-[a-z0-9]+"`;
  const requests = (status: string) =>
    text`sum by (namespace, pod) (rate(grafana_http_request_duration_seconds_count{${own}${status}}[5m]))`;
  return {
    GrafanaDown: {
      expr: text`up{${own}} == 0`,
      for: "5m",
      severity: "warning",
      summary: "Grafana does not answer.",
      description: "Prometheus has not been able to scrape pod {{ $labels.pod }} for five minutes.",
    },
    GrafanaRequestsFailing: {
      expr: text`${requests(', status_code=~"5.."')}\n/\n${requests("")}\n> 0.05`,
      for: "10m",
      severity: "warning",
      summary: "Grafana fails to answer requests.",
      description:
        "{{ $value | humanizePercentage }} of the requests to pod {{ $labels.pod }} end with an error.",
    },
    GrafanaRulesFailing: {
      expr: text`sum by (namespace, pod) (rate(grafana_alerting_rule_evaluation_failures_total{${own}}[10m])) > 0`,
      for: "15m",
      severity: "warning",
      summary: "Grafana cannot evaluate alert rules.",
      description:
        "Alert rules of Grafana fail in pod {{ $labels.pod }}: a datasource does not answer, or a query is wrong.",
    },
    GrafanaNotificationsFailing: {
      expr: text`sum by (namespace, pod, integration) (rate(grafana_alerting_notifications_failed_total{${own}}[10m])) > 0`,
      for: "10m",
      severity: "critical",
      summary: "Grafana cannot send notifications.",
      description:
        "Notifications by {{ $labels.integration }} fail in pod {{ $labels.pod }}: nobody may see its alerts.",
    },
  } as const satisfies Record<string, blocks.Alert>;
}
