import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3301",
  severity: "warning",
  title: "a container may gain privileges",
  why: 'A set-user-ID program in the image makes its user root. Pod Security "restricted" refuses such a pod.',
  check({ containers, report }) {
    for (const each of containers) {
      const { securityContext } = each.container;
      if (securityContext?.allowPrivilegeEscalation === false) continue;
      report(each, {
        path: "securityContext.allowPrivilegeEscalation",
        message: `The container ${each.name} does not refuse privilege escalation.`,
        fix: "Set allowPrivilegeEscalation: false.",
      });
    }
  },
});
