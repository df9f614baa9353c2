import { defineRule } from "../../framework/rule.ts";
import { selects } from "../../framework/selectors.ts";

export const rule = defineRule({
  code: "CW3327",
  severity: "warning",
  title: "a pod is selected by no NetworkPolicy, although the chart has one",
  why: "Those that are guarded are only as safe as the one beside them that is not.",
  tests: "exempt",
  check({ workloads, all, report }) {
    const policies = all("NetworkPolicy");
    if (policies.length === 0) return;
    for (const each of workloads) {
      const isGuarded = policies.some(
        ({ object, namespace }) =>
          namespace === each.namespace && selects(object.spec?.podSelector ?? {}, each.labels),
      );
      if (isGuarded) continue;
      report(each, {
        path: "metadata.labels",
        message: "No NetworkPolicy of the chart selects its pods.",
        fix: "Add one for them, or let an existing one select them.",
      });
    }
  },
});
