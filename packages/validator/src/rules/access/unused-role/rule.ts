import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3409",
  severity: "warning",
  title: "a role is bound to nobody",
  why: "A binding was forgotten, or the role was.",
  check({ all, report }) {
    const bound = all("RoleBinding", "ClusterRoleBinding").map(
      ({ object }) => `${object.roleRef.kind}/${object.roleRef.name}`,
    );
    for (const each of all("Role", "ClusterRole")) {
      // A role that is aggregated into others, or that users bind themselves, says so by its labels.
      if (
        Object.keys(each.labels).some((label) => label.startsWith("rbac.authorization.k8s.io/aggregate-to-"))
      )
        continue;
      if (bound.includes(`${each.kind}/${each.name}`)) continue;
      report(each, { message: "No binding of the chart names it.", fix: "Bind it, or remove it." });
    }
  },
});
