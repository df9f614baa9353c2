import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3505",
  severity: "error",
  title: "a workload that is scaled automatically has a fixed number of replicas",
  why: "Every `helm upgrade` sets the number back, and under load takes away pods that are needed.",
  check({ all, workloads, report }) {
    for (const { object, namespace, name } of all("HorizontalPodAutoscaler")) {
      const target = object.spec?.scaleTargetRef;
      for (const each of workloads) {
        if (each.kind !== target?.kind || each.name !== target.name || each.namespace !== namespace) continue;
        const { spec } = each.of.object as { readonly spec?: { readonly replicas?: number } };
        if (spec?.replicas === undefined) continue;
        report(each.of, {
          path: "spec.replicas",
          message: `replicas is ${spec.replicas}, although HorizontalPodAutoscaler/${name} scales it.`,
          fix: "Leave replicas out while autoscaling is on.",
        });
      }
    }
  },
});
