import {
  blocks,
  checksumOf,
  choose,
  defineChart,
  eq,
  helper,
  hook,
  lines,
  ne,
  resource,
  sha256,
  text,
  when,
} from "chartwright";
import { CronJob, Job } from "kubernetes-models/batch/v1";
import { values } from "./values.ts";

export default defineChart({
  name: "cronjob",
  description: "A program that runs at times, once, or before each upgrade, and is seen to have ended.",
  appVersion: "1.37",
  kubeVersion: ">=1.33.0-0",
  keywords: ["cronjob", "job", "migration"],
  values,

  rules: ({ values }) => [
    ...blocks.jobRules(values),
    ...blocks.rbacRules(values.rbac, values.serviceAccount),
  ],

  resources: (context) => {
    const { values, names, labels, chart } = context;
    const isCronJob = eq(values.mode, "CronJob");
    const isMigration = eq(values.mode, "Migration");
    // What its Jobs are called has 11 characters more.
    const cronJobName = blocks.shortName(context, "cronJobName", {
      longest: 52,
      doc: "The name of the CronJob: at most 52 characters, and another for each release.",
    });
    // A Job is immutable: another one takes its place when anything of it changes.
    const hash = sha256(text`${chart.version} ${checksumOf(values)}`);
    const jobName = helper(
      "jobName",
      choose(isMigration, names.fullname, blocks.hashedName(context, hash, 63)),
      { doc: "The name of the Job: that of a single run changes with the values.", plain: true },
    );
    const { restartPolicy } = values;
    const spec = blocks.jobSpec(
      values,
      blocks.podTemplate(context, values, { container: "job", restartPolicy }),
    );
    const before = [
      ...blocks.configurationResources(context, values),
      blocks.serviceAccountResource(context, values.serviceAccount),
      ...blocks.rbacResources(context, values.rbac, values.serviceAccount),
      blocks.networkPolicyResource(context, values.networkPolicy, { names: [] }),
    ];

    return [
      when(
        isCronJob,
        resource(CronJob, {
          metadata: blocks.workloadMetadata(context, values, { name: cronJobName }),
          spec: {
            schedule: values.schedule,
            timeZone: values.timeZone,
            suspend: values.suspend,
            concurrencyPolicy: values.concurrencyPolicy,
            startingDeadlineSeconds: values.startingDeadlineSeconds,
            successfulJobsHistoryLimit: values.successfulJobsHistoryLimit,
            failedJobsHistoryLimit: values.failedJobsHistoryLimit,
            jobTemplate: {
              metadata: { labels: labels.selector },
              spec: { ...spec, ttlSecondsAfterFinished: values.ttlSecondsAfterFinished },
            },
          },
        }),
      ),
      hook(
        when(
          ne(values.mode, "CronJob"),
          resource(Job, {
            metadata: blocks.workloadMetadata(context, values, { name: jobName }),
            // A single run that were removed would run again at the next upgrade.
            spec: {
              ...spec,
              ttlSecondsAfterFinished: when(isMigration, values.ttlSecondsAfterFinished),
            },
          }),
        ),
        migration(isMigration, 0),
      ),
      // What a migration needs has to be there before it.
      ...before.map((object) => hook(object, migration(isMigration, -5))),
    ];
  },

  notes: ({ values, names, release }) =>
    lines(
      text`${names.fullname} is set up in namespace ${release.namespace}, as a ${values.mode}.`,
      "",
      "What has run, and how it ended:",
      text`  kubectl --namespace ${release.namespace} get jobs --selector app.kubernetes.io/instance=${release.name}`,
    ),
});

/** A hook before each install and upgrade, which leaves nothing behind that the release would not know of. */
function migration(isMigration: ReturnType<typeof eq>, weight: number) {
  return {
    on: ["pre-install", "pre-upgrade"],
    weight,
    deletePolicy: ["before-hook-creation", "hook-succeeded"],
    when: isMigration,
  } as const;
}
