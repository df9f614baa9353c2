import { defineRule } from "../../framework/rule.ts";
import { probesOf } from "../../framework/workload.ts";

export const rule = defineRule({
  code: "CW3317",
  severity: "warning",
  title: "a probe or a hook asks another host than its pod",
  why: 'The kubelet would call whatever stands there, from the node. Pod Security "baseline" refuses it since 1.34.',
  check({ containers, report }) {
    for (const each of containers) {
      const { lifecycle } = each.container;
      const all = [
        ...probesOf(each),
        ...(["postStart", "preStop"] as const).map(
          (field) => [`lifecycle.${field}`, lifecycle?.[field]] as const,
        ),
      ];
      for (const [field, action] of all) {
        const host = action?.httpGet?.host ?? action?.tcpSocket?.host;
        if (host === undefined || host === "") continue;
        report(each, {
          path: field,
          message: `The host is ${host}.`,
          fix: "Leave host out: the pod itself is asked then. A virtual host goes into httpHeaders.",
        });
      }
    }
  },
});
