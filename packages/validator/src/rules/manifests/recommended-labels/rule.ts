import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3615",
  severity: "warning",
  title: "an object lacks the labels that tools look for",
  why: "Dashboards, kubectl and people do not find what belongs to a release.",
  tests: "exempt",
  check({ objects, report }) {
    const names = ["app.kubernetes.io/name", "app.kubernetes.io/instance", "app.kubernetes.io/managed-by"];
    for (const each of objects) {
      const missing = names.filter((name) => each.labels[name] === undefined);
      if (missing.length === 0 || each.hooks.length > 0) continue;
      report(each, {
        path: "metadata.labels",
        message: `It has no ${missing.join(", ")}.`,
        fix: "Give every object the chart's common labels.",
      });
    }
  },
});
