import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3406",
  severity: "error",
  title: "an account is bound to cluster-admin",
  why: "Whoever breaks into the program owns the cluster.",
  check({ all, report }) {
    for (const each of all("RoleBinding", "ClusterRoleBinding")) {
      if (!["cluster-admin", "admin"].includes(each.object.roleRef.name)) continue;
      if (each.kind === "RoleBinding" && each.object.roleRef.name === "admin") continue;
      report(each, {
        path: "roleRef.name",
        message: `It grants ${each.object.roleRef.name}.`,
        fix: "Write a role with what the program uses.",
      });
    }
  },
});
