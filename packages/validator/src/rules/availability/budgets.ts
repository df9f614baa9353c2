import type { RenderedCase } from "../framework/context.ts";
import type { Kinds } from "../framework/kinds.ts";
import type { RenderedObject } from "../framework/rendered.ts";
import { selects } from "../framework/selectors.ts";
import type { Workload } from "../framework/workload.ts";

/** The disruption budgets that protect the pods of a workload. */
export function budgetsOf(
  { all }: RenderedCase,
  { labels, namespace }: Workload,
): readonly RenderedObject<Kinds["PodDisruptionBudget"]>[] {
  return all("PodDisruptionBudget").filter(
    (each) => each.namespace === namespace && selects(each.object.spec?.selector ?? {}, labels),
  );
}

/** The fewest pods that a workload has while nothing is amiss: what an autoscaler goes down to, or its replicas. */
export function smallestCount(
  { all }: RenderedCase,
  { kind, name, namespace, replicas = 1 }: Workload,
): number {
  const scaler = all("HorizontalPodAutoscaler").find(({ object, namespace: own }) => {
    const target = object.spec?.scaleTargetRef;
    return target?.kind === kind && target.name === name && own === namespace;
  });
  return scaler === undefined ? replicas : (scaler.object.spec?.minReplicas ?? 1);
}
