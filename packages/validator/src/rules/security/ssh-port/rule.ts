import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3325",
  severity: "error",
  title: "a container or a Service opens the port of SSH",
  why: "It is a second way in, past the API server's checks and its log.",
  check({ containers, all, report }) {
    const fix = "Leave it out: kubectl exec is checked and logged.";
    for (const each of containers) {
      for (const [index, { containerPort, protocol = "TCP" }] of (each.container.ports ?? []).entries()) {
        if (containerPort !== 22 || protocol !== "TCP") continue;
        report(each, { path: `ports[${index}]`, message: `The container ${each.name} opens port 22.`, fix });
      }
    }
    for (const each of all("Service")) {
      for (const [index, { port }] of (each.object.spec?.ports ?? []).entries()) {
        if (port === 22)
          report(each, { path: `spec.ports[${index}]`, message: "The Service opens port 22.", fix });
      }
    }
  },
});
