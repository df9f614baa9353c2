import { blocks } from "chartwright";

const { row } = blocks.grafana;

/** The chart's dashboard, for every Deployment and DaemonSet of it in a cluster. */
export const dashboard = blocks.dashboardFile({
  uid: "chartwright-worker",
  title: "Workers",
  workloads: ["Deployment", "DaemonSet"],
  panels: [...blocks.podStats, blocks.replicaPanel("Deployment", "DaemonSet")],
  rows: [
    row("Use", blocks.podPanels),
    row("Containers", [blocks.containerTable]),
    row("Volumes", [blocks.volumePanel("$workload")], { collapsed: true }),
  ],
});
