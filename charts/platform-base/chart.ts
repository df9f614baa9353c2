import { blocks, defineChart, lines, text, v } from "chartwright";

export default defineChart({
  name: "platform-base",
  description:
    "What a cluster has before anything runs in it: namespaces, quotas, rights, priorities and storage.",
  appVersion: "1.0",
  kubeVersion: ">=1.33.0-0",
  keywords: ["namespace", "quota", "storage", "priority"],
  values: v.object({
    namespaces: blocks.namespaces(),
    priorityClasses: blocks.priorityClasses(),
    storageClasses: blocks.storageClasses(),
    persistentVolumes: blocks.persistentVolumes(),
  }),

  resources: (context) => [
    ...blocks.namespaceResources(context, context.values.namespaces).flatMap((list) => [...list]),
    ...blocks.priorityClassResources(context, context.values.priorityClasses),
    ...blocks.storageClassResources(context, context.values.storageClasses),
    ...blocks.persistentVolumeResources(context, context.values.persistentVolumes),
  ],

  notes: ({ release }) =>
    lines(
      text`${release.name} is set up. Its namespaces and volumes stay when it is uninstalled.`,
      "",
      "What there is of it:",
      text`  kubectl get namespaces,priorityclasses,storageclasses,persistentvolumes --selector app.kubernetes.io/instance=${release.name}`,
    ),
});
