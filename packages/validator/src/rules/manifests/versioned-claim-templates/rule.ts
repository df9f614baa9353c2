import { defineRule } from "../../framework/rule.ts";
import { changingLabels } from "../changing-labels.ts";

export const rule = defineRule({
  code: "CW3608",
  severity: "error",
  title: "a volumeClaimTemplate holds a label that changes with the version",
  why: "volumeClaimTemplates are immutable: the next `helm upgrade` is refused.",
  check({ all, report }) {
    for (const each of all("StatefulSet")) {
      for (const [index, { metadata }] of (each.object.spec?.volumeClaimTemplates ?? []).entries()) {
        for (const label of changingLabels(metadata?.labels)) {
          report(each, {
            path: `spec.volumeClaimTemplates[${index}].metadata.labels["${label}"]`,
            message: `The template holds ${label}.`,
            fix: "Give it the labels of the selector only.",
          });
        }
      }
    }
  },
});
