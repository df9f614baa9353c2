import { blocks, type Expr, helper, keepEmpty, orElse, sha256, toJson } from "chartwright";
import type { values } from "./values.ts";

/** What names and hashes of the StatefulSet are made of. */
type Context = blocks.BlockContext & {
  readonly values: blocks.References<(typeof values)["properties"]>;
};

/** The StatefulSet, as the chart's rules and resources both know it. */
export interface Workload {
  readonly name: Expr<string>;
  /** A checksum of what the API server lets nobody change. */
  readonly immutable: Expr<string>;
}

const known = new WeakMap<object, Workload>();

/** Its name and checksum: two helpers of the chart, however often they are asked for. */
export function workload(context: Context): Workload {
  const made = known.get(context.values) ?? makeWorkload(context);
  known.set(context.values, made);
  return made;
}

function makeWorkload(context: Context): Workload {
  const { global, persistence, podManagementPolicy } = context.values;
  // Its name is a part of a label of its pods, with 11 characters more.
  const name = blocks.shortName(context, "statefulSetName", {
    longest: 52,
    doc: "The name of the StatefulSet: at most 52 characters, and another for each release.",
  });
  const parts = {
    podManagementPolicy,
    enabled: persistence.enabled,
    size: persistence.size,
    accessMode: persistence.accessMode,
    storageClass: orElse(persistence.storageClass, global.storageClass),
    annotations: keepEmpty(persistence.annotations),
    restoreKind: persistence.restoreFrom.kind,
    restoreName: persistence.restoreFrom.name,
    extraClaims: keepEmpty(persistence.extraClaims),
  };
  const immutable = helper("immutableChecksum", sha256(toJson(parts)), {
    doc: "A checksum of what a StatefulSet lets nobody change: another one is refused.",
  });
  return { name, immutable };
}
