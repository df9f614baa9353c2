import { choose, type Expr, merge, v } from "@chartwright/model";
import { type BlockContext, mainMetadata, type References } from "./context.ts";
import { commonLabels } from "./patterns.ts";

/** The values of the workload object itself: its annotations, labels and history. */
export function workload() {
  return {
    annotations: v
      .mapOf(v.string())
      .keysExcept("checksum/immutable", "helm.sh/hook", "helm.sh/hook-weight", "helm.sh/hook-delete-policy")
      .doc("Annotations of the workload, not of its pods."),
    labels: v
      .mapOf(v.string())
      .keysExcept(...commonLabels)
      .doc("Labels of the workload, not of its pods."),
  };
}

export interface WorkloadOptions {
  /** The chart's full name where it is not given. */
  readonly name?: Expr<string>;
  readonly annotations?: Readonly<Record<string, Expr<string>>>;
}

/** The metadata of the workload. */
export function workloadMetadata(
  context: BlockContext,
  values: References<ReturnType<typeof workload>>,
  { name = context.names.fullname, annotations }: WorkloadOptions = {},
) {
  const metadata = mainMetadata(context);
  return {
    ...metadata,
    name,
    annotations: annotations === undefined ? values.annotations : merge(annotations, values.annotations),
    labels: merge(metadata.labels, values.labels),
  };
}

/** The values of how a Deployment, or a DaemonSet, replaces its pods. */
export function rollout() {
  return {
    maxSurge: v
      .string()
      .pattern(/^\d+%$/)
      .default("25%")
      .doc("Percent of further pods while a new version rolls out; none is taken away."),
    minReadySeconds: v
      .integer()
      .min(1)
      .max(86400)
      .optional()
      .doc("Seconds that a new pod must stay ready before it counts.")
      .example(10),
    progressDeadlineSeconds: v
      .integer()
      .min(1)
      .max(86400)
      .optional()
      .doc("Seconds without progress after which a rollout has failed.")
      .example(600),
    revisionHistoryLimit: v
      .integer()
      .min(0)
      .max(1000)
      .default(10)
      .doc("Old revisions that are kept for `kubectl rollout undo`."),
  };
}

type Rollout = References<ReturnType<typeof rollout>>;

/** The strategy of a Deployment: no pod is taken away before another is ready, unless one volume must change hands. */
export function rolloutStrategy({ maxSurge }: Pick<Rollout, "maxSurge">, isExclusive?: Expr<boolean>) {
  const rolling = nodeRolloutStrategy({ maxSurge });
  return isExclusive === undefined ? rolling : choose(isExclusive, { type: "Recreate" }, rolling);
}

/** The strategy of a DaemonSet: a node's pod goes when the next one there is ready. */
export function nodeRolloutStrategy({ maxSurge }: Pick<Rollout, "maxSurge">) {
  return { type: "RollingUpdate", rollingUpdate: { maxSurge, maxUnavailable: 0 } } as const;
}
