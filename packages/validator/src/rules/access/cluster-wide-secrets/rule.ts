import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3401",
  severity: "error",
  title: "a cluster role reads Secrets",
  why: "Bound for the whole cluster it reads every password in it.",
  check({ all, report }) {
    for (const each of all("ClusterRole")) {
      for (const [index, { resources = [], verbs, resourceNames = [] }] of (
        each.object.rules ?? []
      ).entries()) {
        const reads = verbs.some((verb) => ["get", "list", "watch", "*"].includes(verb));
        if (!reads || !resources.includes("secrets") || resourceNames.length > 0) continue;
        report(each, {
          path: `rules[${index}]`,
          message: `It may ${verbs.join(", ")} Secrets of every namespace.`,
          fix: "Use a Role in the release's namespace, or name the Secrets in resourceNames.",
        });
      }
    }
  },
});
