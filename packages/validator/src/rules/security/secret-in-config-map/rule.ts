import { defineRule } from "../../framework/rule.ts";

const secretName = /(password|passwd|secret|token|api[-_]?key|private[-_]?key|credential)s?$/i;

export const rule = defineRule({
  code: "CW3319",
  severity: "warning",
  title: "a ConfigMap holds what looks like a secret",
  why: "ConfigMaps are readable by many, and shown by dashboards.",
  check({ all, report }) {
    for (const each of all("ConfigMap")) {
      for (const [key, value] of Object.entries(each.object.data ?? {})) {
        const isKey = value.includes("-----BEGIN") && value.includes("PRIVATE KEY");
        if (!isKey && (!secretName.test(key) || value === "")) continue;
        report(each, {
          path: `data["${key}"]`,
          message: `The key ${key} looks like a secret.`,
          fix: "Put it into a Secret.",
        });
      }
    }
  },
});
