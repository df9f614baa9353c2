import {
  and,
  type Expr,
  helper,
  keepEmpty,
  lookup,
  ne,
  orElse,
  type Reference,
  type Rule,
  refuse,
  sha256,
  text,
  toJson,
  v,
} from "@chartwright/model";
import { StatefulSet } from "kubernetes-models/apps/v1/StatefulSet";
import type { claims } from "./claims.ts";
import type { BlockContext } from "./context.ts";
import type { GlobalValues } from "./image.ts";
import { shortName } from "./short-name.ts";

/** The values of how a StatefulSet replaces its pods, and of what it keeps. */
export function statefulRollout() {
  return {
    minReadySeconds: v
      .integer()
      .min(1)
      .max(86400)
      .optional()
      .doc("Seconds that a pod must stay ready before the next.")
      .example(10),
    revisionHistoryLimit: v.integer().min(0).max(1000).default(10).doc("Old revisions that are kept."),
  };
}

/** A StatefulSet, as the rules of a chart and its resources both know it. */
export interface StatefulSetIdentity {
  readonly name: Expr<string>;
  /** A checksum of what the API server lets nobody change. */
  readonly immutable: Expr<string>;
}

/** What of a StatefulSet the API server lets nobody change. */
export interface ImmutableParts {
  readonly podManagementPolicy: Expr<string> | string;
  readonly persistence: Reference<ReturnType<typeof claims>>;
  readonly global: GlobalValues;
}

const known = new WeakMap<object, StatefulSetIdentity>();

/** Its name and checksum: two helpers of the chart, however often they are asked for. */
export function statefulSetIdentity(context: BlockContext, parts: ImmutableParts): StatefulSetIdentity {
  const made = known.get(parts.persistence) ?? makeIdentity(context, parts);
  known.set(parts.persistence, made);
  return made;
}

function makeIdentity(
  context: BlockContext,
  { podManagementPolicy, persistence, global }: ImmutableParts,
): StatefulSetIdentity {
  // Its name is a part of a label of its pods, with 11 characters more.
  const name = shortName(context, "statefulSetName", {
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

/**
 * Refuses what the API server would, with the commands that bring it about. The StatefulSet has the checksum in an
 * annotation `checksum/immutable`.
 *
 * @param what the values that the message names
 */
export function statefulSetRule(
  { release }: BlockContext,
  { name, immutable }: StatefulSetIdentity,
  what: string,
): Rule {
  const live = lookup(StatefulSet, { namespace: release.namespace, name }, [
    "metadata",
    "annotations",
    "checksum/immutable",
  ]);
  return refuse(
    and(live, ne(live, immutable)),
    text`${what} cannot be changed in place. Run "kubectl --namespace ${release.namespace} delete statefulset ${name} --cascade=orphan" and upgrade again: the pods and their volumes stay, and the new StatefulSet takes them over. Volumes that are there keep their class; enlarge each with "kubectl --namespace ${release.namespace} patch pvc NAME --patch '{"spec":{"resources":{"requests":{"storage":"SIZE"}}}}'".`,
  );
}
