import {
  type KubernetesObject,
  type ListOf,
  merge,
  type Reference,
  resource,
  v,
  when,
} from "@chartwright/model";
import { StorageClass } from "kubernetes-models/storage.k8s.io/v1/StorageClass";
import { PersistentVolume } from "kubernetes-models/v1/PersistentVolume";
import type { BlockContext } from "./context.ts";
import { subdomain } from "./patterns.ts";

const isDefaultClass = "storageclass.kubernetes.io/is-default-class";

/** The values of storage classes: volumes outlive their claims, can grow, and are made where the pod runs. */
export function storageClasses() {
  return v
    .mapOf(
      v.object({
        provisioner: v.string().min(1).doc("Who makes the volumes."),
        parameters: v.mapOf(v.string()).doc("What it is told; it cannot be changed afterwards."),
        isDefault: v.boolean().default(false).doc("Whether claims that name no class get it."),
        reclaimPolicy: v
          .enum("Retain", "Delete")
          .default("Retain")
          .doc("What becomes of a volume whose claim is gone."),
        allowVolumeExpansion: v.boolean().default(true).doc("Whether claims can grow."),
        volumeBindingMode: v
          .enum("WaitForFirstConsumer", "Immediate")
          .default("WaitForFirstConsumer")
          .doc("Whether a volume is made where the pod is, or at once."),
        mountOptions: v.array(v.string()),
        annotations: v.mapOf(v.string()).keysExcept(isDefaultClass),
      }),
    )
    .keys(subdomain)
    .doc("Storage classes by name.")
    .example({ fast: { provisioner: "ebs.csi.aws.com", parameters: { type: "gp3" } } });
}

export function storageClassResources(
  { labels }: BlockContext,
  values: Reference<ReturnType<typeof storageClasses>>,
): ListOf<KubernetesObject> {
  return values.map((name, storage) =>
    resource(StorageClass, {
      metadata: {
        name,
        annotations: merge({ [isDefaultClass]: when(storage.isDefault, "true") }, storage.annotations),
        labels: labels.common,
      },
      provisioner: storage.provisioner,
      parameters: storage.parameters,
      reclaimPolicy: storage.reclaimPolicy,
      allowVolumeExpansion: storage.allowVolumeExpansion,
      volumeBindingMode: storage.volumeBindingMode,
      mountOptions: storage.mountOptions,
    }),
  );
}

/** The values of volumes that are there already. */
export function persistentVolumes() {
  return v
    .mapOf(
      v.object({
        reclaimPolicy: v
          .enum("Retain", "Delete")
          .default("Retain")
          .doc("What becomes of it when its claim is gone."),
        spec: v
          .kubernetes("PersistentVolumeSpec")
          .without("persistentVolumeReclaimPolicy")
          .doc("Its size and what it is made of, such as `nfs` or `csi`."),
        annotations: v.mapOf(v.string()).keysExcept("helm.sh/resource-policy"),
      }),
    )
    .keys(subdomain)
    .doc("Volumes that are there already, by name.")
    .example({
      reports: {
        spec: {
          capacity: { storage: "100Gi" },
          accessModes: ["ReadWriteMany"],
          nfs: { server: "files.example.com", path: "/reports" },
        },
      },
    });
}

/** They are kept when the release goes. */
export function persistentVolumeResources(
  { labels }: BlockContext,
  values: Reference<ReturnType<typeof persistentVolumes>>,
): ListOf<KubernetesObject> {
  return values.map((name, volume) =>
    resource(PersistentVolume, {
      metadata: {
        name,
        annotations: merge({ "helm.sh/resource-policy": "keep" }, volume.annotations),
        labels: labels.common,
      },
      spec: merge({ persistentVolumeReclaimPolicy: volume.reclaimPolicy }, volume.spec),
    }),
  );
}
