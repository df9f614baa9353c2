import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3404",
  severity: "error",
  title: "a role may run commands in pods",
  why: "Whoever has it has what every pod in reach has.",
  check({ all, report }) {
    for (const each of all("Role", "ClusterRole")) {
      for (const [index, { resources = [], verbs }] of (each.object.rules ?? []).entries()) {
        const reached = resources.filter((name) =>
          ["pods/exec", "pods/attach", "pods/ephemeralcontainers"].includes(name),
        );
        if (
          reached.length === 0 ||
          !verbs.some((verb) => ["create", "get", "patch", "update", "*"].includes(verb))
        )
          continue;
        report(each, {
          path: `rules[${index}].resources`,
          message: `It reaches ${reached.join(" and ")}.`,
          fix: "Do without it, or waive this with what the program needs it for.",
        });
      }
    }
  },
});
