import { blocks } from "chartwright";

/** The chart's dashboard, for every Deployment and DaemonSet of it in a cluster. */
export const dashboard = blocks.dashboardFile({
  uid: "chartwright-worker",
  title: "Workers",
  workloads: ["Deployment", "DaemonSet"],
  panels: [
    blocks.replicaPanel("Deployment", "DaemonSet"),
    ...blocks.podPanels,
    blocks.volumePanel("$workload"),
  ],
});
