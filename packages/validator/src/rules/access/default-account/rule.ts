import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3408",
  severity: "error",
  title: "a role is bound to a namespace's default account",
  why: "Every pod there that names no account gets it.",
  check({ all, report }) {
    for (const each of all("RoleBinding", "ClusterRoleBinding")) {
      for (const [index, { kind, name }] of (each.object.subjects ?? []).entries()) {
        if (kind !== "ServiceAccount" || name !== "default") continue;
        report(each, {
          path: `subjects[${index}]`,
          message: "It is bound to the service account default.",
          fix: "Bind it to an account of the program's own.",
        });
      }
    }
  },
});
