import { and, eq, type Rule, refuse, type Templated, v } from "@chartwright/model";
import type { IJobSpec } from "kubernetes-models/batch/v1";
import type { IPodTemplateSpec } from "kubernetes-models/v1";
import type { References } from "./context.ts";

const seconds = () => v.integer().min(1).max(31536000);

/** The values of how a Job runs, tries again and ends. */
export function job() {
  return {
    restartPolicy: v
      .enum("Never", "OnFailure")
      .default("Never")
      .doc("With Never a run that failed leaves its pod, and its logs, behind."),
    backoffLimit: v
      .integer()
      .min(0)
      .max(1000)
      .default(3)
      .doc("Runs that may fail before the Job has failed."),
    activeDeadlineSeconds: seconds()
      .default(3600)
      .doc("Seconds after which a Job that still runs has failed."),
    ttlSecondsAfterFinished: v
      .integer()
      .min(0)
      .max(31536000)
      .default(86400)
      .doc("Seconds after which a Job that has ended is removed."),
    parallelism: v.integer().min(0).max(10000).default(1).doc("Pods that run at once."),
    completions: v.integer().min(1).max(10000).default(1).doc("Pods that must succeed."),
    completionMode: v
      .enum("NonIndexed", "Indexed")
      .default("NonIndexed")
      .doc("Indexed gives each pod a number, from 0, as JOB_COMPLETION_INDEX."),
    podFailurePolicy: v
      .kubernetes("PodFailurePolicy")
      .default({
        rules: [{ action: "Ignore", onPodConditions: [{ type: "DisruptionTarget", status: "True" }] }],
      })
      .doc("Which failures count. A pod that a drain took away is run again and does not."),
  };
}

type Values = References<ReturnType<typeof job>>;

/** Values that the API server would refuse. */
export function jobRules(values: Values): readonly Rule[] {
  return [
    refuse(
      and(values.podFailurePolicy, eq(values.restartPolicy, "OnFailure")),
      "podFailurePolicy needs restartPolicy Never; for OnFailure set podFailurePolicy to null.",
    ),
  ];
}

/** What a Job is, but for when it is removed. */
export function jobSpec(values: Values, template: Templated<IPodTemplateSpec>) {
  return {
    parallelism: values.parallelism,
    completions: values.completions,
    completionMode: values.completionMode,
    backoffLimit: values.backoffLimit,
    activeDeadlineSeconds: values.activeDeadlineSeconds,
    podFailurePolicy: values.podFailurePolicy,
    template,
  } satisfies Templated<IJobSpec>;
}
