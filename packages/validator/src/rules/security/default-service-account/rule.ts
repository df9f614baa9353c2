import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3321",
  severity: "warning",
  title: "a pod with a token runs as the namespace's default account",
  why: "What is granted to it is granted to every other pod that names no account.",
  tests: "exempt",
  check({ workloads, report }) {
    for (const each of workloads) {
      const { serviceAccountName = "default", automountServiceAccountToken } = each.pod;
      if (
        automountServiceAccountToken === false ||
        (serviceAccountName !== "default" && serviceAccountName !== "")
      )
        continue;
      report(each, {
        path: "spec.serviceAccountName",
        message: "It runs as the service account default, with its token.",
        fix: "Give it an account of its own, or automountServiceAccountToken: false.",
      });
    }
  },
});
