import { type Expr, type KubernetesObject, type Reference, resource, v, when } from "@chartwright/model";
import { HorizontalPodAutoscaler } from "kubernetes-models/autoscaling/v2";
import { type BlockContext, mainMetadata } from "./context.ts";

/** The values of a HorizontalPodAutoscaler. */
export function autoscaling() {
  const utilization = () => v.integer().min(1).max(1000);
  return v.object({
    enabled: v
      .boolean()
      .default(false)
      .doc("Whether the number of pods follows their load. `replicaCount` is not used then."),
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
    metrics: v.array(v.kubernetes("MetricSpec")).doc("Further metrics."),
    behavior: v.kubernetes("HorizontalPodAutoscalerBehavior").doc("How fast it scales up and down."),
  });
}

type Values = Reference<ReturnType<typeof autoscaling>>;

export function horizontalPodAutoscaler(
  context: BlockContext,
  values: Values,
  target: { readonly apiVersion: string; readonly kind: string },
): Expr<KubernetesObject | undefined> {
  const utilization = (name: "cpu" | "memory", percent: Expr<number | undefined>) =>
    when(percent, {
      type: "Resource",
      resource: { name, target: { type: "Utilization", averageUtilization: percent as Expr<number> } },
    });
  return when(
    values.enabled,
    resource(HorizontalPodAutoscaler, {
      metadata: mainMetadata(context),
      spec: {
        scaleTargetRef: { ...target, name: context.names.fullname },
        minReplicas: values.minReplicas,
        maxReplicas: values.maxReplicas,
        metrics: [
          utilization("cpu", values.targetCPUUtilizationPercentage),
          utilization("memory", values.targetMemoryUtilizationPercentage),
          ...values.metrics,
        ],
        behavior: values.behavior,
      },
    }),
  );
}
