import { blocks } from "chartwright";

/** The chart's dashboard, for every CronJob of it in a cluster. */
export const dashboard = blocks.dashboardFile({
  uid: "chartwright-cronjob",
  title: "Cron jobs",
  workloads: ["CronJob"],
  panels: [...blocks.jobPanels, ...blocks.podPanels],
});
