import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3519",
  severity: "warning",
  title: "an image is never fetched",
  why: "A node that does not have it yet cannot start the pod.",
  check({ containers, values, report }) {
    for (const each of containers) {
      if (each.container.imagePullPolicy !== "Never" || values.includes("Never")) continue;
      report(each, {
        path: "imagePullPolicy",
        message: `The container ${each.name} has imagePullPolicy: Never.`,
        fix: "Make IfNotPresent the default.",
      });
    }
  },
});
