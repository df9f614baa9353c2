import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3320",
  severity: "warning",
  title: "a pod is given a token for the API server without saying so",
  why: "Most programs never call the API server; whoever breaks into one would.",
  tests: "exempt",
  check({ workloads, find, report }) {
    for (const each of workloads) {
      if (each.pod.automountServiceAccountToken !== undefined) continue;
      const account = find("ServiceAccount", each.pod.serviceAccountName, each.namespace);
      if (account?.object.automountServiceAccountToken !== undefined) continue;
      report(each, {
        path: "spec.automountServiceAccountToken",
        message: "Neither the pod nor its service account says whether a token is mounted.",
        fix: "Set automountServiceAccountToken: false, or true where the program calls the API server.",
      });
    }
  },
});
