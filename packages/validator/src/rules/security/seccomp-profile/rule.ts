import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3310",
  severity: "warning",
  title: "a container may make any system call",
  why: 'Most ways out of a container go through calls that no program of its kind makes. Pod Security "restricted" refuses it.',
  check({ containers, report }) {
    for (const each of containers) {
      const profile =
        each.container.securityContext?.seccompProfile ?? each.workload.pod.securityContext?.seccompProfile;
      if (profile !== undefined && profile.type !== "Unconfined") continue;
      report(each, {
        path: "securityContext.seccompProfile",
        message: `The container ${each.name} ${profile === undefined ? "has no seccomp profile" : "is Unconfined"}.`,
        fix: "Set seccompProfile: { type: RuntimeDefault } in the securityContext of the pod.",
      });
    }
  },
});
