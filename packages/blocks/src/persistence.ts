import {
  and,
  type Expr,
  eq,
  isEmpty,
  type KubernetesObject,
  omitEmpty,
  or,
  orElse,
  type Reference,
  type Rule,
  refuse,
  resource,
  v,
  when,
} from "@chartwright/model";
import { PersistentVolumeClaim } from "kubernetes-models/v1/PersistentVolumeClaim";
import { type BlockContext, mainMetadata } from "./context.ts";
import type { GlobalValues } from "./image.ts";
import { absolutePath, objectName, size } from "./patterns.ts";

/** The values of a volume that outlives its pods. */
export function persistence(options: {
  readonly mountPath: string;
  readonly size: string;
  readonly enabled?: boolean;
}) {
  return v.object({
    enabled: v
      .boolean()
      .default(options.enabled ?? false)
      .doc("Whether the pods have a volume that outlives them."),
    existingClaim: v
      .string()
      .pattern(objectName)
      .default("")
      .doc("A claim that is there already, in place of one made here."),
    accessMode: v
      .enum("ReadWriteOnce", "ReadWriteMany", "ReadOnlyMany", "ReadWriteOncePod")
      .default("ReadWriteOnce")
      .doc("With ReadWriteOnce the old pod ends before the new one starts: both cannot have the volume."),
    size: v.string().pattern(size).default(options.size),
    storageClass: v
      .string()
      .default("")
      .doc("`global.storageClass` where it is empty, and else the cluster's default."),
    mountPath: v.string().pattern(absolutePath).default(options.mountPath),
    annotations: v.mapOf(v.string()),
  });
}

type Values = Reference<ReturnType<typeof persistence>>;

/** Whether only one node, or one pod, can have the volume: a new pod must wait until the old one has ended. */
export function isExclusive(values: Values): Expr<boolean> {
  const once = or(eq(values.accessMode, "ReadWriteOnce"), eq(values.accessMode, "ReadWriteOncePod"));
  return and(values.enabled, once);
}

/** The volume of a claim, and where the container mounts it. */
export function claimedVolume({ names }: BlockContext, values: Values) {
  const claimName = orElse(values.existingClaim, names.fullname);
  return {
    /** The name of the claim. */
    claim: claimName,
    volume: when(values.enabled, { name: "data", persistentVolumeClaim: { claimName } }),
    mount: when(values.enabled, { name: "data", mountPath: values.mountPath }),
  };
}

/** One volume that several pods would fight for. */
export function persistenceRules(values: Values, areSeveral: Expr<boolean>): readonly Rule[] {
  return [
    refuse(
      and(isExclusive(values), areSeveral),
      "A volume with ReadWriteOnce or ReadWriteOncePod takes one pod: set replicaCount to 1, or take ReadWriteMany.",
    ),
  ];
}

export function persistentVolumeClaim(
  context: BlockContext,
  values: Values,
  globals: GlobalValues,
): Expr<KubernetesObject | undefined> {
  return when(
    and(values.enabled, isEmpty(values.existingClaim)),
    resource(PersistentVolumeClaim, {
      metadata: { ...mainMetadata(context), annotations: values.annotations },
      spec: {
        accessModes: [values.accessMode],
        storageClassName: omitEmpty(orElse(values.storageClass, globals.storageClass)),
        resources: { requests: { storage: values.size } },
      },
    }),
  );
}
