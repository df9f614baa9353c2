import {
  and,
  type Expr,
  type KubernetesObject,
  merge,
  type Reference,
  resource,
  type Scalar,
  v,
  when,
} from "@chartwright/model";
import { PrometheusRule } from "@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PrometheusRule";
import { type BlockContext, mainMetadata } from "./context.ts";
import { commonLabels, duration } from "./patterns.ts";

/** An alert of the chart's own. */
export interface Alert {
  readonly expr: Expr<string>;
  /** How long it must hold, such as `10m`. */
  readonly for: string;
  readonly severity: "warning" | "critical";
  readonly summary: string;
  /** Prometheus fills `{{ $labels.pod }}` and `{{ $value }}` in. */
  readonly description: string;
  /** Where this is not true in Helm's sense there is nothing that it could be about. */
  readonly when?: Expr<unknown>;
}

/** Alerts by name. */
export type Alerts<Name extends string = string> = Readonly<Record<Name, Alert>>;

/**
 * The values of a PrometheusRule: a switch for each alert of the chart, and the user's own.
 *
 * @param needs a sentence on whose metrics they are
 */
export function prometheusRule<const Name extends string>(
  names: readonly Name[],
  needs = "They need kube-state-metrics, and the kubelet's metrics.",
) {
  const switches = Object.fromEntries(names.map((name) => [name, v.boolean().default(true)]));
  return v.object({
    enabled: v
      .boolean()
      .default(false)
      .doc("Whether to make a PrometheusRule with alerts, for the Prometheus operator."),
    labels: v
      .mapOf(v.string())
      .keysExcept(...commonLabels)
      .doc("Labels that the operator selects it by."),
    alertLabels: v
      .mapOf(v.string())
      .keysExcept("severity")
      .doc("Labels of every alert, such as whom it is for.")
      .example({ team: "web" }),
    alerts: v
      .object(switches as Readonly<Record<Name, Scalar<boolean>>>)
      .doc(`Which of the chart's alerts there are. ${needs}`),
    extraAlerts: v
      .mapOf(
        v.object({
          expr: v.string().min(1),
          for: v.string().pattern(duration).optional(),
          labels: v.mapOf(v.string()),
          annotations: v.mapOf(v.string()),
        }),
      )
      .doc("Further alerts by name."),
  });
}

/** The alerts of the chart that are switched on, and those of its user. */
export function prometheusRuleResource<const Name extends string>(
  context: BlockContext,
  values: Reference<ReturnType<typeof prometheusRule<Name>>>,
  alerts: Alerts<Name>,
): Expr<KubernetesObject | undefined> {
  const switches = values.alerts as unknown as Readonly<Record<string, Expr<boolean>>>;
  const own = Object.entries<Alert>(alerts).map(([name, alert]) => {
    const isOn = switches[name] as Expr<boolean>;
    return when(alert.when === undefined ? isOn : and(isOn, alert.when), {
      alert: name,
      expr: alert.expr,
      for: alert.for,
      labels: merge({ severity: alert.severity }, values.alertLabels),
      annotations: { summary: alert.summary, description: alert.description },
    });
  });
  return when(
    values.enabled,
    resource(PrometheusRule, {
      metadata: { ...mainMetadata(context), labels: merge(context.labels.common, values.labels) },
      spec: {
        groups: [
          {
            name: context.names.fullname,
            rules: [
              ...own,
              ...values.extraAlerts.map((alert, rule) => ({
                alert,
                expr: rule.expr,
                for: rule.for,
                labels: merge(rule.labels, values.alertLabels),
                annotations: rule.annotations,
              })),
            ],
          },
        ],
      },
    }),
  );
}
