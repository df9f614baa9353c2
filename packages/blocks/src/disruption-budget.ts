import { type Expr, type KubernetesObject, type Reference, resource, v, when } from "@chartwright/model";
import { PodDisruptionBudget } from "kubernetes-models/policy/v1/PodDisruptionBudget";
import { type BlockContext, mainMetadata } from "./context.ts";

/** The values of a PodDisruptionBudget. It always lets at least one pod go, so that nodes can be drained. */
export function disruptionBudget({ enabled = false }: { readonly enabled?: boolean } = {}) {
  return v.object({
    enabled: v.boolean().default(enabled).doc("Whether to limit how many pods a drain takes at once."),
    maxUnavailable: v
      .union(v.integer().min(1), v.string().pattern(/^([1-9]\d?|100)%$/))
      .default(1)
      .doc("Pods, or percent of them, that may be away at once; at least one, or no node could be drained."),
    unhealthyPodEvictionPolicy: v
      .enum("AlwaysAllow", "IfHealthyBudget")
      .default("AlwaysAllow")
      .doc("With AlwaysAllow a pod that does not work does not keep its node from being drained."),
  });
}

type Values = Reference<ReturnType<typeof disruptionBudget>>;

export function podDisruptionBudget(
  context: BlockContext,
  values: Values,
): Expr<KubernetesObject | undefined> {
  return when(
    values.enabled,
    resource(PodDisruptionBudget, {
      metadata: mainMetadata(context),
      spec: {
        maxUnavailable: values.maxUnavailable,
        unhealthyPodEvictionPolicy: values.unhealthyPodEvictionPolicy,
        selector: { matchLabels: context.labels.selector },
      },
    }),
  );
}
