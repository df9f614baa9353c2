import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3213",
  severity: "error",
  title: "an autoscaler scales what is not there",
  why: "Nothing is ever scaled.",
  check({ all, objects, report }) {
    for (const each of all("HorizontalPodAutoscaler")) {
      const target = each.object.spec?.scaleTargetRef;
      if (target === undefined) continue;
      const { apiVersion, kind, name } = target;
      const found = objects.find(
        (object) => object.kind === kind && object.name === name && object.namespace === each.namespace,
      );
      if (found === undefined) {
        report(each, {
          path: "spec.scaleTargetRef",
          message: `There is no ${kind} ${name} in the chart.`,
          fix: "Correct the name or the kind.",
        });
      } else if (apiVersion !== found.apiVersion) {
        report(each, {
          path: "spec.scaleTargetRef.apiVersion",
          message: `The ${kind} ${name} is of ${found.apiVersion}, not of ${apiVersion ?? "the core group"}.`,
          fix: `Write apiVersion: ${found.apiVersion}.`,
        });
      }
    }
  },
});
