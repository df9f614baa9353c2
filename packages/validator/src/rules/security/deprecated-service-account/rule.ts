import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3322",
  severity: "warning",
  title: "a pod names its account in a field that is deprecated",
  why: "The API server copies it; what reads manifests may see another account than the one that runs.",
  check({ workloads, report }) {
    for (const each of workloads) {
      if (each.pod.serviceAccount === undefined) continue;
      report(each, {
        path: "spec.serviceAccount",
        message: "serviceAccount is an old name of serviceAccountName.",
        fix: "Write serviceAccountName.",
      });
    }
  },
});
