import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3403",
  severity: "warning",
  title: "a role may create pods",
  why: "A pod can mount any Secret of its namespace and run as any of its accounts.",
  check({ all, report }) {
    for (const each of all("Role", "ClusterRole")) {
      for (const [index, { resources = [], verbs, apiGroups = [] }] of (each.object.rules ?? []).entries()) {
        if (!apiGroups.includes("") || !resources.includes("pods") || !verbs.includes("create")) continue;
        report(each, {
          path: `rules[${index}]`,
          message: "It may create pods.",
          fix: "Do without it, or waive this with what the program needs it for.",
        });
      }
    }
  },
});
