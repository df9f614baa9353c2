import { blocks } from "chartwright";

const { row } = blocks.grafana;

/** The chart's dashboard, for every CronJob of it in a cluster. */
export const dashboard = blocks.dashboardFile({
  uid: "chartwright-cronjob",
  title: "Cron jobs",
  workloads: ["CronJob"],
  panels: blocks.jobStats,
  rows: [
    row("Jobs", blocks.jobPanels),
    row("Use", blocks.podPanels),
    row("Containers", [blocks.containerTable], { collapsed: true }),
  ],
});
