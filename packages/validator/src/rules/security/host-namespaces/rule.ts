import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3306",
  severity: "error",
  title: "a pod shares a namespace of its node",
  why: "It sees the traffic, the processes or the memory of everything else on the node.",
  check({ workloads, report }) {
    for (const each of workloads) {
      for (const field of ["hostNetwork", "hostPID", "hostIPC"] as const) {
        if (each.pod[field] !== true) continue;
        report(each, {
          path: `spec.${field}`,
          message: `The pods have ${field}: true.`,
          fix: "Leave it out, or waive this with the reason why nothing else will do.",
        });
      }
    }
  },
});
