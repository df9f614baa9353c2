import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3212",
  severity: "error",
  title: "a pod runs as a service account that would be the chart's, and is not there",
  why: "The API server refuses the pod: the workload makes none.",
  check({ workloads, find, values, release, report }) {
    for (const each of workloads) {
      const name = each.pod.serviceAccountName;
      const isOwn = name === release.name || name?.startsWith(`${release.name}-`);
      if (name === undefined || !isOwn || values.includes(name)) continue;
      const account = find("ServiceAccount", name, each.namespace);
      if (account === undefined) {
        report(each, {
          path: "spec.serviceAccountName",
          message: `There is no ServiceAccount ${name} in the chart.`,
          fix: "Add it, or correct the name.",
        });
      } else if (isEarlierHook(each.of.hooks, account.hooks)) {
        report(each, {
          path: "spec.serviceAccountName",
          message: `The hook runs before the ServiceAccount ${name} is made.`,
          fix: "Make the account a hook of the same event with a smaller helm.sh/hook-weight.",
        });
      }
    }
  },
});

const early = new Set(["pre-install"]);

function isEarlierHook(hooks: readonly string[], accounts: readonly string[]): boolean {
  return hooks.some((event) => early.has(event)) && !accounts.some((event) => early.has(event));
}
