import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3211",
  severity: "warning",
  title: "no pod uses a claim of the chart's",
  why: "A disk is made, and paid for, that nothing is written to.",
  check({ all, workloads, report }) {
    const claimed = workloads.flatMap(({ pod }) =>
      (pod.volumes ?? []).map(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName),
    );
    for (const each of all("PersistentVolumeClaim")) {
      if (workloads.length === 0 || claimed.includes(each.name)) continue;
      report(each, {
        message: "No pod of the chart has a volume of this claim.",
        fix: "Mount it, or render it only where it is mounted.",
      });
    }
  },
});
