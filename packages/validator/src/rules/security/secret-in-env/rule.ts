import { defineRule } from "../../framework/rule.ts";

const secretName = /(password|passwd|pwd|secret|token|api_?key|private_?key|access_?key|credential)s?$/i;

export const rule = defineRule({
  code: "CW3318",
  severity: "error",
  title: "a secret stands in the text of an environment variable",
  why: "Everyone who may read the Deployment, or the release's history, reads it.",
  check({ containers, report }) {
    for (const each of containers) {
      for (const [index, { name, value }] of (each.container.env ?? []).entries()) {
        if (!secretName.test(name) || value === undefined || value === "" || /^\$\(\w+\)$/.test(value))
          continue;
        report(each, {
          path: `env[${index}].value`,
          message: `${name} is given as plain text.`,
          fix: "Take it from a Secret, with valueFrom.secretKeyRef.",
        });
      }
    }
  },
});
