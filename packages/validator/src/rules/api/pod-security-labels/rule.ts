import { defineRule } from "../../framework/rule.ts";

const levels = ["privileged", "baseline", "restricted"];

export const rule = defineRule({
  code: "CW3820",
  severity: "error",
  title: "a namespace names a level that Pod Security does not have",
  why: "The API server refuses it.",
  check({ all, report }) {
    for (const each of all("Namespace")) {
      for (const [label, value] of Object.entries(each.labels)) {
        const [, mode, version] =
          /^pod-security\.kubernetes\.io\/(enforce|warn|audit)(-version)?$/.exec(label) ?? [];
        if (mode === undefined) continue;
        const isKnown =
          version === undefined ? levels.includes(value) : /^(latest|v1\.(0|[1-9]\d*))$/.test(value);
        if (isKnown) continue;
        report(each, {
          path: `metadata.labels["${label}"]`,
          message: `"${value}" is no ${version === undefined ? "level" : "version"}.`,
          fix: `Write ${version === undefined ? levels.join(", ") : "latest, or a minor such as v1.37"}.`,
        });
      }
    }
  },
});
