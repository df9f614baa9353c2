import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3407",
  severity: "error",
  title: "a role is bound to everybody",
  why: "Every account of the cluster, or whoever can reach the API server, may do it.",
  check({ all, report }) {
    for (const each of all("RoleBinding", "ClusterRoleBinding")) {
      for (const [index, { kind, name }] of (each.object.subjects ?? []).entries()) {
        const isGroup =
          kind === "Group" && /^system:(authenticated|unauthenticated|masters|serviceaccounts)/.test(name);
        if (!isGroup && !(kind === "User" && name === "system:anonymous")) continue;
        report(each, {
          path: `subjects[${index}]`,
          message: `It is bound to ${name}.`,
          fix: "Bind it to the accounts that need it.",
        });
      }
    }
  },
});
