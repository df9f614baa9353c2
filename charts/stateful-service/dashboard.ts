import { blocks } from "chartwright";

const { row } = blocks.grafana;

/** The chart's dashboard, for every StatefulSet of it in a cluster. */
export const dashboard = blocks.dashboardFile({
  uid: "chartwright-stateful-service",
  title: "Stateful services",
  workloads: ["StatefulSet"],
  panels: [...blocks.podStats, blocks.replicaPanel("StatefulSet")],
  rows: [
    row("Volumes", [blocks.volumePanel(".+-$workload-[0-9]+")]),
    row("Use", blocks.podPanels),
    row("Containers", [blocks.containerTable]),
  ],
});
