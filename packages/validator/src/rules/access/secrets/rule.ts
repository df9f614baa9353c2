import { defineRule } from "../../framework/rule.ts";
import { readsSecrets } from "../reads-secrets.ts";

export const rule = defineRule({
  code: "CW3402",
  severity: "warning",
  title: "a role reads all Secrets of its namespace",
  why: "Those of other programs beside it are among them.",
  check({ all, report }) {
    for (const each of all("Role")) {
      for (const [index, { verbs }] of readsSecrets(each.object.rules)) {
        report(each, {
          path: `rules[${index}]`,
          message: `It may ${verbs.join(", ")} every Secret of the namespace.`,
          fix: "Name the Secrets in resourceNames.",
        });
      }
    }
  },
});
