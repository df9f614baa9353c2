import { type ListOf, orElse, type Reference, v, when } from "@chartwright/model";
import { labelMap, metricName, optionalDuration, optionalLimit } from "./formats.ts";

const enabled = () => v.boolean().default(true);

function recordingRule() {
  return v
    .object({
      enabled: enabled(),
      record: v
        .string()
        .pattern(metricName)
        .optional()
        .doc("The metric that it makes, where that is not its key: several rules may make one."),
      expr: v.string().min(1).doc("PromQL."),
      labels: labelMap(),
    })
    .named("RecordingRule");
}

function alertingRule() {
  return v
    .object({
      enabled: enabled(),
      alert: v
        .string()
        .min(1)
        .optional()
        .doc("The alert's name, where that is not its key: one may have several severities."),
      expr: v.string().min(1).doc("PromQL: each series that it gives is an alert."),
      for: optionalDuration().doc("How long it must hold."),
      keep_firing_for: optionalDuration(),
      labels: labelMap(),
      annotations: labelMap().doc(
        "Texts, in which Prometheus fills in `{{ $labels.pod }}` and `{{ $value }}`.",
      ),
    })
    .named("AlertingRule");
}

/**
 * The values of groups of rules by name, and of the rules in them by name: a user changes one without repeating the
 * others. Helm's language is not run in them.
 */
export function ruleGroups() {
  return v.mapOf(
    v
      .object({
        enabled: enabled(),
        interval: optionalDuration().doc("How often it is evaluated; as `global` says unless given."),
        query_offset: optionalDuration(),
        limit: optionalLimit().doc("Alerts or series that one rule may give; 0 for any number."),
        labels: labelMap().doc("Labels of every rule in it."),
        records: v
          .mapOf(recordingRule())
          .doc("Recording rules by the metrics that they make. They go before alerts."),
        alerts: v.mapOf(alertingRule()).doc("Alerts by name."),
      })
      .named("RuleGroup"),
  );
}

type Groups = Reference<ReturnType<typeof ruleGroups>>;

/** A group as Prometheus reads it. */
interface RuleGroup {
  readonly name: string;
  readonly rules?: readonly unknown[];
}

/** The groups of a rule file: those that are enabled, with the rules of them that are. */
export function ruleFileGroups(groups: Groups): ListOf<RuleGroup> {
  const made = groups.map((name, group) =>
    when(group.enabled, {
      name,
      interval: group.interval,
      query_offset: group.query_offset,
      limit: group.limit,
      labels: group.labels,
      rules: [
        ...group.records.map((key, rule) =>
          when(rule.enabled, {
            record: orElse(rule.record, key),
            expr: rule.expr,
            labels: rule.labels,
          }),
        ),
        ...group.alerts.map((key, rule) =>
          when(rule.enabled, {
            alert: orElse(rule.alert, key),
            expr: rule.expr,
            for: rule.for,
            keep_firing_for: rule.keep_firing_for,
            labels: rule.labels,
            annotations: rule.annotations,
          }),
        ),
      ],
    }),
  );
  return made as unknown as ListOf<RuleGroup>;
}
