import { blocks } from "chartwright";

/** The chart's dashboard, for every CronJob of it in a cluster. */
export const dashboard = blocks.dashboardFile({
  uid: "chartwright-cronjob",
  title: "Cron jobs",
  workloads: { metric: "kube_cronjob_created", label: "cronjob" },
  panels: [...blocks.jobPanels, ...blocks.podPanels],
});
