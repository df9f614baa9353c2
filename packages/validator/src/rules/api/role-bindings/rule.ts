import { defineRule } from "../../framework/rule.ts";
import { isSubdomain } from "../formats.ts";

const roles = ["ClusterRole", "Role"];
const subjectKinds = ["Group", "ServiceAccount", "User"];
const group = "rbac.authorization.k8s.io";

export const rule = defineRule({
  code: "CW3801",
  severity: "error",
  title: "a binding does not say who may do what",
  why: "The API server refuses it.",
  check({ all, report }) {
    for (const each of all("RoleBinding", "ClusterRoleBinding")) {
      const { roleRef, subjects = [] } = each.object;
      const known = each.kind === "ClusterRoleBinding" ? ["ClusterRole"] : roles;
      const say = (path: string, message: string, fix: string) => report(each, { path, message, fix });
      if (!known.includes(roleRef.kind)) {
        say("roleRef.kind", `"${roleRef.kind}" is no kind of role.`, `Write ${known.join(" or ")}.`);
      }
      if ((roleRef.apiGroup || group) !== group) {
        say("roleRef.apiGroup", `"${roleRef.apiGroup}" is no API group of a role.`, `Write ${group}.`);
      }
      if (roleRef.name === "") say("roleRef.name", "It names no role.", "Name the role.");
      for (const [index, { kind, name, namespace, apiGroup = "" }] of subjects.entries()) {
        const at = `subjects[${index}]`;
        const isAccount = kind === "ServiceAccount";
        if (!subjectKinds.includes(kind)) {
          say(`${at}.kind`, `"${kind}" is no kind of a subject.`, `Write ${subjectKinds.join(" or ")}.`);
        } else if (apiGroup !== "" && apiGroup !== (isAccount ? "" : group)) {
          say(`${at}.apiGroup`, `"${apiGroup}" is not the API group of a ${kind}.`, "Leave apiGroup out.");
        }
        if (name === "" || (isAccount && !isSubdomain(name))) {
          say(`${at}.name`, `"${name}" is nobody's name.`, "Name the subject.");
        }
        if (isAccount && each.kind === "ClusterRoleBinding" && (namespace ?? "") === "") {
          say(`${at}.namespace`, "An account is one of a namespace.", "Write the namespace of the release.");
        }
      }
    }
  },
});
