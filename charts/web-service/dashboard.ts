import { blocks } from "chartwright";

/** The chart's dashboard, for every Deployment of it in a cluster. */
export const dashboard = blocks.dashboardFile({
  uid: "chartwright-web-service",
  title: "Web services",
  workloads: ["Deployment"],
  panels: [blocks.replicaPanel("Deployment"), ...blocks.podPanels, blocks.volumePanel("$workload")],
});
