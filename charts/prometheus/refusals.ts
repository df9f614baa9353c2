import { and, blocks, eq, lt, not, type Rule, raw, refuse, v } from "chartwright";
import type { Context } from "./context.ts";

/** What of the StatefulSet nobody can change. */
export const identity = (context: Context) =>
  blocks.statefulSetIdentity(context, {
    podManagementPolicy: "Parallel",
    persistence: context.values.server.persistentVolume,
    global: context.values.global,
  });

/** Values that each fit their schema, and make no sense together. */
export function refusals(context: Context): readonly Rule[] {
  const { values } = context;
  const { persistentVolume, retentionSize } = values.server;
  const unit = (size: typeof retentionSize) => raw(v.string())`regexFind "[KMGTPE]" ${size}`;
  const count = (size: typeof retentionSize) => raw(v.number())`regexFind "^[0-9.]+" ${size} | float64`;
  return [
    ...blocks.serviceRules(values.service),
    ...blocks.ingressRules(values.ingress),
    ...blocks.httpRouteRules(values.httpRoute),
    ...blocks.metricsRules(values.metrics),
    refuse(
      and(values.rbac.create, not(values.serviceAccount.automount)),
      "rbac.create needs serviceAccount.automount: Prometheus finds targets with the token of its account.",
    ),
    // Sizes in units that differ are not compared: such a volume is larger or smaller by far.
    refuse(
      and(
        retentionSize,
        persistentVolume.enabled,
        eq(unit(retentionSize), unit(persistentVolume.size)),
        lt(count(persistentVolume.size), count(retentionSize)),
      ),
      "server.retentionSize is more than server.persistentVolume.size holds: the volume is full before a block is taken away.",
    ),
    blocks.statefulSetRule(context, identity(context), "The claims of server.persistentVolume"),
  ];
}
