import {
  and,
  choose,
  type Expr,
  eq,
  gt,
  type KubernetesObject,
  merge,
  not,
  or,
  type Reference,
  type Rule,
  refuse,
  resource,
  v,
  when,
} from "@chartwright/model";
import { HorizontalPodAutoscaler } from "kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler";
import { type BlockContext, mainMetadata, type Target } from "./context.ts";
import { quantity } from "./patterns.ts";

/** The values of a HorizontalPodAutoscaler. */
export function autoscaling() {
  const utilization = () => v.integer().min(1).max(1000);
  const selector = () => v.kubernetes("LabelSelector").optional();
  const target = {
    target: v.enum("AverageValue", "Value").default("AverageValue"),
    value: v.string().pattern(quantity),
    selector: selector(),
  };
  return v.object({
    enabled: v
      .boolean()
      .default(false)
      .doc(
        "Whether the number of pods follows their load; `replicaCount` is not used then. Switching it on in a running release asks for one pod until the autoscaler acts. To keep them with Helm 4, apply `spec.replicas` on the server's side under another field manager before.",
      ),
    minReplicas: v.integer().min(1).max(10000).default(2),
    maxReplicas: v.integer().min(1).max(10000).default(10),
    targetCPUUtilizationPercentage: utilization()
      .default(80)
      .doc("Percent of the requested CPU; null takes it away.")
      .optional(),
    targetMemoryUtilizationPercentage: utilization()
      .optional()
      .doc("Percent of the requested memory.")
      .example(80),
    podsMetrics: v
      .mapOf(v.object({ averageValue: v.string().pattern(quantity), selector: selector() }))
      .doc("Metrics of the pods themselves by name, each with what a pod should have of it.")
      .example({ requests_per_second: { averageValue: "100" } }),
    externalMetrics: v
      .mapOf(v.object(target))
      .doc("Metrics of something outside by name, for each pod (`AverageValue`) or in all (`Value`).")
      .example({
        queue_messages_ready: {
          target: "AverageValue",
          value: "30",
          selector: { matchLabels: { queue: "jobs" } },
        },
      }),
    objectMetrics: v
      .mapOf(
        v.object({
          describedObject: v.object({ apiVersion: v.string(), kind: v.string(), name: v.string() }),
          ...target,
        }),
      )
      .doc("Metrics of another object by name.")
      .example({
        requests_per_second: {
          describedObject: { apiVersion: "networking.k8s.io/v1", kind: "Ingress", name: "main" },
          target: "Value",
          value: "1k",
        },
      }),
    metrics: v.array(v.kubernetes("MetricSpec")).doc("Further metrics, as the API has them."),
    behavior: v
      .kubernetes("HorizontalPodAutoscalerBehavior")
      .doc("How fast it scales up and down.")
      .example({ scaleDown: { stabilizationWindowSeconds: 300 } }),
  });
}

type Values = Reference<ReturnType<typeof autoscaling>>;

/** Values that the API server would refuse, or with which nothing would be scaled. */
export function autoscalingRules(values: Values): readonly Rule[] {
  const any = or(
    values.targetCPUUtilizationPercentage,
    values.targetMemoryUtilizationPercentage,
    values.podsMetrics,
    values.externalMetrics,
    values.objectMetrics,
    values.metrics,
  );
  return [
    refuse(
      and(values.enabled, gt(values.minReplicas, values.maxReplicas)),
      "autoscaling.minReplicas must not be above autoscaling.maxReplicas.",
    ),
    refuse(
      and(values.enabled, not(any)),
      "autoscaling.enabled needs a target of CPU or memory, or one of the metrics of autoscaling.",
    ),
  ];
}

export function horizontalPodAutoscaler(
  context: BlockContext,
  values: Values,
  { name = context.names.fullname, ...kind }: Target,
): Expr<KubernetesObject | undefined> {
  const utilization = (metric: "cpu" | "memory", percent: Expr<number | undefined>) =>
    when(percent, {
      type: "Resource",
      resource: {
        name: metric,
        target: { type: "Utilization", averageUtilization: percent as Expr<number> },
      },
    });
  return when(
    values.enabled,
    resource(HorizontalPodAutoscaler, {
      metadata: mainMetadata(context),
      spec: {
        scaleTargetRef: { ...kind, name },
        minReplicas: values.minReplicas,
        maxReplicas: values.maxReplicas,
        metrics: [
          utilization("cpu", values.targetCPUUtilizationPercentage),
          utilization("memory", values.targetMemoryUtilizationPercentage),
          ...values.podsMetrics.map((name, metric) => ({
            type: "Pods",
            pods: {
              metric: { name, selector: metric.selector },
              target: { type: "AverageValue", averageValue: metric.averageValue },
            },
          })),
          ...values.externalMetrics.map((name, metric) => ({
            type: "External",
            external: { metric: { name, selector: metric.selector }, target: targetOf(metric) },
          })),
          ...values.objectMetrics.map((name, metric) => ({
            type: "Object",
            object: {
              describedObject: metric.describedObject,
              metric: { name, selector: metric.selector },
              target: targetOf(metric),
            },
          })),
          ...values.metrics,
        ],
        behavior: values.behavior,
      },
    }),
  );
}

function targetOf(metric: { readonly target: Expr<"AverageValue" | "Value">; readonly value: Expr<string> }) {
  const { value } = metric;
  const isAverage = eq(metric.target, "AverageValue");
  return merge({ type: metric.target }, choose(isAverage, { averageValue: value }, { value }));
}
