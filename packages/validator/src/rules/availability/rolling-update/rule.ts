import { defineRule } from "../../framework/rule.ts";
import { selects } from "../../framework/selectors.ts";

export const rule = defineRule({
  code: "CW3513",
  severity: "warning",
  title: "a Deployment behind a Service ends all pods before it starts new ones",
  why: "Each upgrade is an outage.",
  check({ workloads, all, report }) {
    for (const each of workloads) {
      if (each.kind !== "Deployment") continue;
      const { spec } = each.of.object as {
        readonly spec?: { readonly strategy?: { readonly type?: string } };
      };
      if (spec?.strategy?.type !== "Recreate") continue;
      // A disk that one pod can have at a time needs it.
      if ((each.pod.volumes ?? []).some(({ persistentVolumeClaim }) => persistentVolumeClaim !== undefined))
        continue;
      const served = all("Service").some(({ object, namespace }) => {
        const selector = object.spec?.selector ?? {};
        return (
          namespace === each.namespace &&
          Object.keys(selector).length > 0 &&
          selects({ matchLabels: selector }, each.labels)
        );
      });
      if (!served) continue;
      report(each.of, {
        path: "spec.strategy.type",
        message: "The strategy is Recreate, and no volume asks for it.",
        fix: "Leave strategy out, or write RollingUpdate.",
      });
    }
  },
});
