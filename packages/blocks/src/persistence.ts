import {
  and,
  type Expr,
  isEmpty,
  type KubernetesObject,
  orElse,
  type Reference,
  resource,
  v,
  when,
} from "@chartwright/model";
import { PersistentVolumeClaim } from "kubernetes-models/v1";
import { type BlockContext, mainMetadata } from "./context.ts";

/** The values of a volume that outlives its pods. */
export function persistence(options: { readonly mountPath: string; readonly size: string }) {
  return v.object({
    enabled: v.boolean().default(false).doc("Whether the pods have a volume that outlives them."),
    existingClaim: v.string().default("").doc("A claim that is there already, in place of one made here."),
    accessMode: v
      .enum("ReadWriteOnce", "ReadWriteMany", "ReadOnlyMany", "ReadWriteOncePod")
      .default("ReadWriteOnce")
      .doc("With ReadWriteOnce the old pod ends before the new one starts: both cannot have the volume."),
    size: v
      .string()
      .pattern(/^\d+(\.\d+)?([kMGTPE]i?)?$/)
      .default(options.size),
    storageClass: v
      .string()
      .optional()
      .doc("The cluster's default where it is not given.")
      .example("standard"),
    mountPath: v.string().pattern(/^\//).default(options.mountPath),
    annotations: v.mapOf(v.string()),
  });
}

type Values = Reference<ReturnType<typeof persistence>>;

export function claimName(context: BlockContext, values: Values): Expr<string> {
  return orElse(values.existingClaim, context.names.fullname);
}

export function persistentVolumeClaim(
  context: BlockContext,
  values: Values,
): Expr<KubernetesObject | undefined> {
  return when(
    and(values.enabled, isEmpty(values.existingClaim)),
    resource(PersistentVolumeClaim, {
      metadata: { ...mainMetadata(context), annotations: values.annotations },
      spec: {
        accessModes: [values.accessMode],
        storageClassName: values.storageClass,
        resources: { requests: { storage: values.size } },
      },
    }),
  );
}
