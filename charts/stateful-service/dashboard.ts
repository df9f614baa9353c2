import { blocks } from "chartwright";

/** The chart's dashboard, for every StatefulSet of it in a cluster. */
export const dashboard = blocks.dashboardFile({
  uid: "chartwright-stateful-service",
  title: "Stateful services",
  workloads: ["StatefulSet"],
  panels: [
    blocks.replicaPanel("StatefulSet"),
    ...blocks.podPanels,
    blocks.volumePanel(".+-$workload-[0-9]+"),
  ],
});
