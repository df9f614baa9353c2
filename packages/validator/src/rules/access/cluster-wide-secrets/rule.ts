import { defineRule } from "../../framework/rule.ts";
import { readsSecrets } from "../reads-secrets.ts";

export const rule = defineRule({
  code: "CW3401",
  severity: "error",
  title: "a cluster role reads Secrets",
  why: "Bound for the whole cluster it reads every password in it.",
  check({ all, report }) {
    for (const each of all("ClusterRole")) {
      for (const [index, { verbs }] of readsSecrets(each.object.rules)) {
        report(each, {
          path: `rules[${index}]`,
          message: `It may ${verbs.join(", ")} Secrets of every namespace.`,
          fix: "Use a Role in the release's namespace, or name the Secrets in resourceNames.",
        });
      }
    }
  },
});
