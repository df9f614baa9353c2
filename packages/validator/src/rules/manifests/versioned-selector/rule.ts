import { defineRule } from "../../framework/rule.ts";
import { changingLabels } from "../changing-labels.ts";

export const rule = defineRule({
  code: "CW3607",
  severity: "error",
  title: "a selector holds a label that changes with the version",
  why: "A selector is immutable: the next `helm upgrade` is refused.",
  check({ workloads, report }) {
    for (const each of workloads) {
      if (!each.serves) continue;
      for (const label of changingLabels(each.selector?.matchLabels)) {
        report(each.of, {
          path: `spec.selector.matchLabels["${label}"]`,
          message: `The selector holds ${label}.`,
          fix: "Select by app.kubernetes.io/name and app.kubernetes.io/instance only.",
        });
      }
    }
  },
});
