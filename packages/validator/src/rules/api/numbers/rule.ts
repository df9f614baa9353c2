import { defineRule } from "../../framework/rule.ts";
import { workloadKinds } from "../../framework/workload.ts";
import { walk } from "../walk.ts";

/** Fields of built-in kinds that may not be below 0, wherever they stand. */
const notNegative = new Set([
  "activeDeadlineSeconds",
  "backoffLimit",
  "backoffLimitPerIndex",
  "completions",
  "defaultMode",
  "failedJobsHistoryLimit",
  "fsGroup",
  "maxFailedIndexes",
  "minReadySeconds",
  "parallelism",
  "progressDeadlineSeconds",
  "replicas",
  "revisionHistoryLimit",
  "runAsGroup",
  "runAsUser",
  "startingDeadlineSeconds",
  "successfulJobsHistoryLimit",
  "terminationGracePeriodSeconds",
  "ttlSecondsAfterFinished",
]);

interface Rolling {
  readonly rollingUpdate?: Readonly<Record<string, number | string>>;
}

export const rule = defineRule({
  code: "CW3813",
  severity: "error",
  title: "a number is out of its range",
  why: "The API server refuses it.",
  check({ all, report }) {
    for (const each of all(...workloadKinds)) {
      for (const { path, key, value } of walk(each.object.spec)) {
        if (typeof value !== "number") continue;
        const at = `spec.${path}`;
        const isFree = each.kind === "StatefulSet" && key === "revisionHistoryLimit";
        if (notNegative.has(String(key)) && value < 0 && !isFree) {
          report(each, { path: at, message: `It is ${value}.`, fix: "Write 0 or more." });
        }
        if (key === "activeDeadlineSeconds" && value === 0 && each.kind === "Pod") {
          report(each, { path: at, message: "It is 0.", fix: "Write 1 or more." });
        }
        if ((key === "defaultMode" || key === "mode") && value > 0o777) {
          report(each, {
            path: at,
            message: `${value} is no mode of a file.`,
            fix: "Write at most 0777, in octal.",
          });
        }
      }
    }
    for (const each of all("Deployment", "DaemonSet", "StatefulSet")) {
      const spec = each.object.spec as { strategy?: Rolling; updateStrategy?: Rolling } | undefined;
      const field = spec?.strategy === undefined ? "updateStrategy" : "strategy";
      const share = (spec?.strategy ?? spec?.updateStrategy)?.rollingUpdate ?? {};
      for (const [name, given] of Object.entries(share)) {
        if (typeof given === "number" ? given >= 0 : /^[0-9]+%$/.test(String(given))) continue;
        const path = `spec.${field}.rollingUpdate.${name}`;
        report(each, {
          path,
          message: `It is ${JSON.stringify(given)}.`,
          fix: 'Write a number, or a share: "25%".',
        });
      }
    }
    for (const each of all("PodDisruptionBudget")) {
      const { minAvailable, maxUnavailable } = each.object.spec ?? {};
      for (const [name, given] of Object.entries({ minAvailable, maxUnavailable })) {
        if (given === undefined || (typeof given === "number" ? given >= 0 : /^[0-9]+%$/.test(given)))
          continue;
        report(each, {
          path: `spec.${name}`,
          message: `It is ${JSON.stringify(given)}.`,
          fix: 'Write a number, or a share: "25%".',
        });
      }
      if (minAvailable === undefined || maxUnavailable === undefined) continue;
      report(each, {
        path: "spec.minAvailable",
        message: "It goes with no maxUnavailable.",
        fix: "Leave one of them out.",
      });
    }
    for (const each of all("Deployment")) {
      const { minReadySeconds = 0, progressDeadlineSeconds = 600 } = each.object.spec ?? {};
      if (progressDeadlineSeconds > minReadySeconds) continue;
      report(each, {
        path: "spec.progressDeadlineSeconds",
        message: `${progressDeadlineSeconds} is not above minReadySeconds, ${minReadySeconds}.`,
        fix: "Let it be above.",
      });
    }
  },
});
