import { defineRule } from "../../framework/rule.ts";
import { notExactlyOne } from "../exactly-one.ts";
import { isSchedule } from "../schedule.ts";

export const rule = defineRule({
  code: "CW3814",
  severity: "error",
  title: "a Job does not say when it runs, or when it has failed",
  why: "The API server refuses it.",
  check({ all, report }) {
    for (const each of all("CronJob")) {
      const { schedule = "", timeZone } = each.object.spec ?? {};
      if (timeZone !== undefined && !isTimeZone(timeZone)) {
        const message = `"${timeZone}" is no time zone.`;
        report(each, { path: "spec.timeZone", message, fix: "Write one such as Europe/Berlin, or Etc/UTC." });
      }
      if (isSchedule(schedule)) continue;
      const message = `"${schedule}" is no schedule.`;
      report(each, { path: "spec.schedule", message, fix: 'Write five fields, "0 3 * * *", or @daily.' });
    }
    const jobs = [
      ...all("Job").map((of) => ({ of, path: "spec", spec: of.object.spec })),
      ...all("CronJob").map((of) => {
        return { of, path: "spec.jobTemplate.spec", spec: of.object.spec?.jobTemplate?.spec };
      }),
    ];
    for (const { of, path, spec } of jobs) {
      for (const [index, rule] of (spec?.podFailurePolicy?.rules ?? []).entries()) {
        const { onExitCodes, onPodConditions = [] } = rule;
        const given = {
          onExitCodes,
          onPodConditions: onPodConditions.length > 0 ? onPodConditions : undefined,
        };
        const at = `${path}.podFailurePolicy.rules[${index}]`;
        const values = onExitCodes?.values ?? [];
        for (const [number, value] of values.entries()) {
          if (values.indexOf(value) === number) continue;
          const fix = "Write it once.";
          report(of, { path: `${at}.onExitCodes.values[${number}]`, message: `${value} stands twice.`, fix });
        }
        for (const [number, { type }] of onPodConditions.entries()) {
          if (/^([a-z0-9.-]+\/)?[A-Za-z0-9]([-\w.]{0,61}[A-Za-z0-9])?$/.test(type)) continue;
          const fix = "Write one such as DisruptionTarget.";
          report(of, {
            path: `${at}.onPodConditions[${number}].type`,
            message: `"${type}" is no condition.`,
            fix,
          });
        }
        const wrong = notExactlyOne(given, Object.keys(given));
        if (wrong === undefined) continue;
        const fix = "Write one of them.";
        report(of, { path: at, message: wrong, fix });
      }
      if (spec?.podFailurePolicy !== undefined && spec.template.spec?.restartPolicy !== "Never") {
        const fix = "Write restartPolicy: Never.";
        report(of, { path: `${path}.podFailurePolicy`, message: "Its pods are started again.", fix });
      }
    }
  },
});

function isTimeZone(name: string): boolean {
  try {
    return name !== "" && name !== "Local" && new Intl.DateTimeFormat("en", { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
