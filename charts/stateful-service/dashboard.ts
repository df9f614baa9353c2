import { blocks } from "chartwright";

/** The chart's dashboard, for every StatefulSet of it in a cluster. */
export const dashboard = blocks.dashboardFile({
  uid: "chartwright-stateful-service",
  title: "Stateful services",
  workloads: { metric: "kube_statefulset_replicas", label: "statefulset" },
  panels: [
    blocks.replicaPanel("kube_statefulset_replicas", "kube_statefulset_status_replicas_ready", "statefulset"),
    ...blocks.podPanels,
    blocks.volumePanel(".+-$workload-[0-9]+"),
  ],
});
