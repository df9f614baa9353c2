import { type Expr, eq, omitEmpty, orElse, type Reference, unless, v, when } from "@chartwright/model";
import type { IPersistentVolumeClaim, IVolume, IVolumeMount } from "kubernetes-models/v1";
import type { BlockContext, Items } from "./context.ts";
import type { GlobalValues } from "./image.ts";
import { absolutePath, partName, size } from "./patterns.ts";

const accessMode = () =>
  v.enum("ReadWriteOnce", "ReadWriteOncePod", "ReadWriteMany").default("ReadWriteOnce");

/** The values of the volumes that each pod of a StatefulSet has for itself, and that outlive it. */
export function claims(options: { readonly mountPath: string; readonly size: string }) {
  return v.object({
    enabled: v
      .boolean()
      .default(true)
      .doc("Whether each pod has a volume of its own that outlives it; else its data ends with it."),
    size: v.string().pattern(size).default(options.size),
    accessMode: accessMode(),
    storageClass: v
      .string()
      .default("")
      .doc("`global.storageClass` where it is empty, and else the cluster's default."),
    mountPath: v.string().pattern(absolutePath).default(options.mountPath),
    annotations: v.mapOf(v.string()).doc("Annotations of the claims."),
    restoreFrom: v
      .object({
        kind: v.enum("VolumeSnapshot", "PersistentVolumeClaim").default("VolumeSnapshot"),
        name: v.string().default(""),
      })
      .doc("A snapshot, or another claim, that new volumes start from."),
    extraClaims: v
      .mapOf(
        v.object({
          mountPath: v.string().pattern(absolutePath),
          size: v.string().pattern(size),
          accessMode: accessMode(),
          storageClass: v.string().optional(),
        }),
      )
      .keys(partName)
      .keysExcept("data", "tmp", "config")
      .doc("Further volumes of each pod by name.")
      .example({ log: { mountPath: "/log", size: "1Gi", accessMode: "ReadWriteOnce" } }),
    retention: v
      .object({
        whenDeleted: v.enum("Retain", "Delete").default("Retain"),
        whenScaled: v.enum("Retain", "Delete").default("Retain"),
      })
      .doc("What becomes of the volumes when the release, or a pod of it, is taken away."),
  });
}

type Values = Reference<ReturnType<typeof claims>>;

const kind = { apiVersion: "v1", kind: "PersistentVolumeClaim" } as const;

/** The claims that each pod gets. Their labels are those that never change: all of a template is immutable. */
export function claimTemplates(
  { labels }: BlockContext,
  values: Values,
  globals: GlobalValues,
): Items<IPersistentVolumeClaim> {
  const { restoreFrom } = values;
  return [
    when(values.enabled, {
      ...kind,
      metadata: { name: "data", labels: labels.selector, annotations: values.annotations },
      spec: {
        accessModes: [values.accessMode],
        storageClassName: omitEmpty(orElse(values.storageClass, globals.storageClass)),
        dataSourceRef: when(restoreFrom.name, {
          apiGroup: when(eq(restoreFrom.kind, "VolumeSnapshot"), "snapshot.storage.k8s.io"),
          kind: restoreFrom.kind,
          name: restoreFrom.name,
        }),
        resources: { requests: { storage: values.size } },
      },
    }),
    ...values.extraClaims.map((name, claim) => ({
      ...kind,
      metadata: { name, labels: labels.selector },
      spec: {
        accessModes: [claim.accessMode],
        storageClassName: claim.storageClass,
        resources: { requests: { storage: claim.size } },
      },
    })),
  ];
}

/** What stands in for the volume of data where it has no claim. */
export function unclaimedVolume(values: Values): Expr<IVolume | undefined> {
  return unless(values.enabled, { name: "data", emptyDir: {} });
}

/** Where the container mounts them. */
export function claimMounts(values: Values): Items<IVolumeMount> {
  return [
    { name: "data", mountPath: values.mountPath },
    ...values.extraClaims.map((name, { mountPath }) => ({ name, mountPath })),
  ];
}
