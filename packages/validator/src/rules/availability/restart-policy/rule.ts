import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3516",
  severity: "error",
  title: "a workload has a restart policy that its kind does not take",
  why: "The API server refuses it.",
  check({ workloads, report }) {
    for (const each of workloads) {
      const { restartPolicy = "Always" } = each.pod;
      const isJob = each.kind === "Job" || each.kind === "CronJob";
      if (each.kind === "Pod" || isJob === (restartPolicy !== "Always")) continue;
      report(each, {
        path: "spec.restartPolicy",
        message: `restartPolicy is ${restartPolicy} in a ${each.kind}.`,
        fix: isJob ? "Write restartPolicy: Never, or OnFailure." : "Leave restartPolicy out.",
      });
    }
  },
});
