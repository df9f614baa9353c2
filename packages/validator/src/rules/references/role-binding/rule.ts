import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3221",
  severity: "error",
  title: "a binding names a role or an account that would be the chart's, and is not there",
  why: "The program is refused by the API server where it should be allowed.",
  check({ all, find, release, values, report }) {
    const isOwn = (name: string) => name === release.name || name.startsWith(`${release.name}-`);
    for (const each of all("RoleBinding", "ClusterRoleBinding")) {
      const { roleRef, subjects = [] } = each.object;
      const role =
        roleRef.kind === "Role"
          ? find("Role", roleRef.name, each.namespace)
          : all("ClusterRole").find(({ name }) => name === roleRef.name);
      if (role === undefined && isOwn(roleRef.name)) {
        report(each, {
          path: "roleRef.name",
          message: `There is no ${roleRef.kind} ${roleRef.name} in the chart.`,
          fix: "Correct the name or the kind.",
        });
      }
      for (const [index, { kind, name, namespace }] of subjects.entries()) {
        if (kind !== "ServiceAccount" || !isOwn(name) || values.includes(name)) continue;
        const place = namespace ?? each.namespace;
        if (find("ServiceAccount", name, place) !== undefined) continue;
        report(each, {
          path: `subjects[${index}]`,
          message: `There is no ServiceAccount ${name} in the namespace ${place}.`,
          fix: "Correct the name, and let the namespace be {{ .Release.Namespace }}.",
        });
      }
    }
  },
});
