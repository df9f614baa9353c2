import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3400",
  severity: "error",
  title: "a role allows everything of some kind",
  why: "It also allows what is added to the cluster later, by others.",
  check({ all, report }) {
    for (const each of all("Role", "ClusterRole")) {
      for (const [index, rule] of (each.object.rules ?? []).entries()) {
        for (const field of ["apiGroups", "resources", "verbs"] as const) {
          if (!rule[field]?.some((name) => name === "*" || name.startsWith("*/"))) continue;
          report(each, {
            path: `rules[${index}].${field}`,
            message: `${field} holds "*".`,
            fix: "Name what the program uses.",
          });
        }
      }
    }
  },
});
