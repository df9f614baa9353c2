import { blocks } from "chartwright";

const { row } = blocks.grafana;

/** The chart's dashboard, for every Deployment of it in a cluster. */
export const dashboard = blocks.dashboardFile({
  uid: "chartwright-web-service",
  title: "Web services",
  workloads: ["Deployment"],
  panels: [...blocks.podStats, blocks.replicaPanel("Deployment")],
  rows: [
    row("Use", blocks.podPanels),
    row("Containers", [blocks.containerTable]),
    row("Volumes", [blocks.volumePanel("$workload")], { collapsed: true }),
  ],
});
