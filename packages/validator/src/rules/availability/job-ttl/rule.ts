import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3518",
  severity: "warning",
  title: "a Job outside of hooks stays when it is done",
  why: "Its pods are kept for ever, and its template cannot be changed by an upgrade.",
  check({ all, report }) {
    for (const each of all("Job")) {
      if (each.hooks.length > 0 || each.object.spec?.ttlSecondsAfterFinished !== undefined) continue;
      report(each, {
        path: "spec.ttlSecondsAfterFinished",
        message: "ttlSecondsAfterFinished is not set.",
        fix: "Set it, or make the Job a hook with helm.sh/hook-delete-policy.",
      });
    }
  },
});
