import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3307",
  severity: "error",
  title: "a pod mounts a folder of its node",
  why: "It reads, and if it may write changes, what belongs to the node and to other pods.",
  check({ workloads, report }) {
    for (const each of workloads) {
      for (const [index, { name, hostPath }] of (each.pod.volumes ?? []).entries()) {
        if (hostPath === undefined) continue;
        report(each, {
          path: `spec.volumes[${index}].hostPath`,
          message: `The volume ${name} is the node's ${hostPath.path}.`,
          fix: "Take an emptyDir or a claim, or waive this with the reason why it must be the node's.",
        });
      }
    }
  },
});
