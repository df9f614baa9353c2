import { defineRule } from "../../framework/rule.ts";
import { probesOf } from "../../framework/workload.ts";

export const rule = defineRule({
  code: "CW3205",
  severity: "error",
  title: "a probe asks a port that its container does not have",
  why: "The probe fails for ever: the pod never becomes ready, or is restarted again and again.",
  check({ containers, report }) {
    for (const each of containers) {
      const declared = each.container.ports ?? [];
      for (const [field, probe] of probesOf(each)) {
        const port = probe.httpGet?.port ?? probe.tcpSocket?.port ?? probe.grpc?.port;
        if (port === undefined) continue;
        const isKnown = declared.some(
          ({ name, containerPort }) => port === name || Number(port) === containerPort,
        );
        if (isKnown || (declared.length === 0 && Number.isInteger(Number(port)))) continue;
        report(each, {
          path: field,
          message: `The ${field} asks the port ${port}, but the container ${each.name} declares no such port.`,
          fix: "Add it to the ports of the container, or ask another.",
        });
      }
    }
  },
});
