import type { blocks, Infer } from "chartwright";
import { prometheus } from "./exports.ts";
import { ownAlerts } from "./own-alerts.ts";

type RuleGroups = Infer<ReturnType<typeof blocks.prometheus.ruleGroups>>;
type AlertingRule = RuleGroups[string]["alerts"][string];

const { jobs } = prometheus;

interface PlainAlert {
  readonly expr: string;
  readonly for: string;
  readonly severity: string;
  readonly summary: string;
  readonly description: string;
}

function alertingRules(alerts: Readonly<Record<string, PlainAlert>>): Record<string, AlertingRule> {
  return Object.fromEntries(
    Object.entries(alerts).map(([name, { expr, severity, summary, description, ...alert }]) => [
      name,
      { enabled: true, expr, for: alert.for, labels: { severity }, annotations: { summary, description } },
    ]),
  );
}

const group = (alerts: Readonly<Record<string, PlainAlert>>) => ({
  enabled: true,
  labels: {},
  records: {},
  alerts: alertingRules(alerts),
});

const general: Readonly<Record<string, PlainAlert>> = {
  TargetDown: {
    expr: "100 * count by (job, namespace, service) (up == 0) / count by (job, namespace, service) (up) > 10",
    for: "10m",
    severity: "warning",
    summary: "Targets do not answer.",
    description:
      '{{ printf "%.0f" $value }}% of the targets of job {{ $labels.job }}{{ with $labels.namespace }} in namespace {{ . }}{{ end }} are down.',
  },
  Watchdog: {
    expr: "vector(1)",
    for: "0m",
    severity: "none",
    summary: "Alerts arrive.",
    description:
      "This alert always fires: what waits for it at the other end tells when the way from Prometheus to people is broken.",
  },
};

const claim = "{{ $labels.namespace }}/{{ $labels.persistentvolumeclaim }}";

const volumes: Readonly<Record<string, PlainAlert>> = {
  PersistentVolumeFull: {
    expr: "kubelet_volume_stats_available_bytes / kubelet_volume_stats_capacity_bytes < 0.03",
    for: "1m",
    severity: "critical",
    summary: "A volume is nearly full.",
    description: `Of the volume of claim ${claim}, {{ $value | humanizePercentage }} is free.`,
  },
  PersistentVolumeFilling: {
    expr: "kubelet_volume_stats_available_bytes / kubelet_volume_stats_capacity_bytes < 0.15\nand\npredict_linear(kubelet_volume_stats_available_bytes[6h], 4 * 24 * 3600) < 0",
    for: "1h",
    severity: "warning",
    summary: "A volume will be full within four days.",
    description: `Of the volume of claim ${claim}, {{ $value | humanizePercentage }} is free.`,
  },
};

const plainText = (strings: TemplateStringsArray, ...parts: readonly string[]) =>
  strings.map((string, index) => `${string}${parts[index] ?? ""}`).join("");

/** The groups of rules that are there by default. */
export const defaultRuleGroups: RuleGroups = {
  general: group(general),
  prometheus: group(ownAlerts<string>(plainText, `job="${jobs.self}"`)),
  volumes: group(volumes),
};
