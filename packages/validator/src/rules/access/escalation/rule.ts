import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3405",
  severity: "error",
  title: "a role may give itself more",
  why: "bind, escalate and impersonate reach whatever anybody may do.",
  check({ all, report }) {
    for (const each of all("Role", "ClusterRole")) {
      for (const [index, { verbs, resourceNames = [] }] of (each.object.rules ?? []).entries()) {
        const reached = verbs.filter((verb) => ["bind", "escalate", "impersonate"].includes(verb));
        if (reached.length === 0 || resourceNames.length > 0) continue;
        report(each, {
          path: `rules[${index}].verbs`,
          message: `It may ${reached.join(", ")}.`,
          fix: "Do without it, or name in resourceNames what it may be done to.",
        });
      }
    }
  },
});
