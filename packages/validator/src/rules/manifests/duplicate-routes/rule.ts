import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3617",
  severity: "error",
  title: "an Ingress has a host and path twice",
  why: "Which of the two backends is asked depends on the controller.",
  check({ all, report }) {
    for (const each of all("Ingress")) {
      const seen = new Set<string>();
      for (const [index, { host = "*", http }] of (each.object.spec?.rules ?? []).entries()) {
        for (const [at, { path = "/", pathType }] of (http?.paths ?? []).entries()) {
          const key = `${host}${path} (${pathType})`;
          if (seen.has(key)) {
            report(each, {
              path: `spec.rules[${index}].http.paths[${at}]`,
              message: `${key} stands twice.`,
              fix: "Remove one of them.",
            });
          }
          seen.add(key);
        }
      }
    }
  },
});
