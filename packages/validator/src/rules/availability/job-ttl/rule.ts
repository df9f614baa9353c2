import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3518",
  severity: "warning",
  title: "a Job outside of hooks is removed by its TTL",
  why: "It is a part of the release: the next `helm upgrade` misses it, makes it anew, and so runs it again.",
  check({ all, report }) {
    for (const each of all("Job")) {
      if (each.hooks.length > 0 || each.object.spec?.ttlSecondsAfterFinished === undefined) continue;
      // Named after the revision, it runs at each upgrade in any case.
      if (/-\d+$/.test(each.name)) continue;
      report(each, {
        path: "spec.ttlSecondsAfterFinished",
        message: "ttlSecondsAfterFinished is set.",
        fix: "Leave it out (Helm removes the Job when its name changes), or make the Job a hook with helm.sh/hook-delete-policy.",
      });
    }
  },
});
