import { blocks, v } from "chartwright";

/** Five fields, or a word such as `@daily`. */
const schedule = /^(@(yearly|annually|monthly|weekly|daily|midnight|hourly)|\S+( \S+){4})$/;

export const values = v.object({
  global: blocks.global(),
  mode: v
    .enum("CronJob", "Job", "Migration")
    .default("CronJob")
    .doc(
      "At times; once for each change of the values; or before each install and upgrade, which waits for it.",
    ),
  schedule: v.string().pattern(schedule).default("0 3 * * *").doc("When it runs, as cron has it."),
  timeZone: v.string().min(1).default("Etc/UTC").doc("The time zone of the schedule."),
  suspend: v.boolean().default(false).doc("Whether no further run is started."),
  concurrencyPolicy: v
    .enum("Forbid", "Allow", "Replace")
    .default("Forbid")
    .doc("What happens when it is time for a run and the last one has not ended."),
  startingDeadlineSeconds: v
    .integer()
    .min(10)
    .max(31536000)
    .default(600)
    .doc("Seconds by which a run may be late; after that it is left out."),
  successfulJobsHistoryLimit: v.integer().min(0).max(100).default(3).doc("Jobs kept that succeeded."),
  failedJobsHistoryLimit: v.integer().min(0).max(100).default(3).doc("Jobs kept that failed."),
  ...blocks.job(),
  ...blocks.workload(),
  ...blocks.container({
    image: { registry: "docker.io", repository: "library/busybox" },
    command: ["/bin/date"],
    resources: { requests: { cpu: "50m", memory: "64Mi" }, limits: { memory: "128Mi" } },
    configPath: "/etc/cronjob",
  }),
  networkPolicy: blocks.networkPolicy(),
  rbac: blocks.rbac(),
  ...blocks.pod({ ownContainers: ["job"], runAsUser: 65532 }),
});
