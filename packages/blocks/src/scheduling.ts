import { type ListOf, v } from "@chartwright/model";
import type { ITopologySpreadConstraint } from "kubernetes-models/v1";
import type { BlockContext, References } from "./context.ts";

/** The values of where pods run. */
export function scheduling() {
  return {
    nodeSelector: v.mapOf(v.string()).doc("Labels of the nodes that the pods run on."),
    tolerations: v.array(v.kubernetes("Toleration")).doc("Taints of nodes that the pods stand."),
    affinity: v.kubernetes("Affinity").doc("Which nodes and other pods they are drawn to."),
    topologySpread: v
      .mapOf(v.enum("ScheduleAnyway", "DoNotSchedule"))
      .doc(
        "Spreads the pods evenly over what a label of the nodes tells apart, and what happens where it cannot.",
      )
      .example({ "topology.kubernetes.io/zone": "ScheduleAnyway" }),
    topologySpreadConstraints: v
      .array(v.kubernetes("TopologySpreadConstraint"))
      .doc("Further constraints on how they spread, each with a selector of its own."),
    priorityClassName: v.string().optional().doc("How the pods rank when room is short.").example("high"),
    runtimeClassName: v.string().optional().doc("What runs their containers.").example("gvisor"),
    schedulerName: v.string().optional().doc("What finds their nodes.").example("custom-scheduler"),
  };
}

/** The chart's pods, spread over what the user names, without the user writing their labels. */
export function spread(
  { labels }: BlockContext,
  { topologySpread }: Pick<References<ReturnType<typeof scheduling>>, "topologySpread">,
): ListOf<ITopologySpreadConstraint> {
  return topologySpread.map((topologyKey, whenUnsatisfiable) => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable,
    labelSelector: { matchLabels: labels.selector },
  }));
}
