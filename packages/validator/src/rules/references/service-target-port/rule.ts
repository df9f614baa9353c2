import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3204",
  severity: "error",
  title: "a Service targets a port that no container has",
  why: "Its traffic would reach no backend.",
  check({ all, selected, report }) {
    for (const each of all("Service")) {
      const { selector, ports = [] } = each.object.spec ?? {};
      if (selector === undefined || Object.keys(selector).length === 0) continue;
      const pods = selected({ matchLabels: selector }, each.namespace);
      const declared = pods.flatMap(({ containers }) =>
        containers.flatMap(({ container }) => container.ports ?? []),
      );
      if (pods.length === 0) continue;
      for (const [index, { port, targetPort = port, protocol = "TCP" }] of ports.entries()) {
        const isDeclared = declared.some(
          ({ name, containerPort, protocol: own = "TCP" }) =>
            own === protocol && (targetPort === name || Number(targetPort) === containerPort),
        );
        // A port by number needs no declaration; where containers declare others it is taken for a mistake.
        if (isDeclared || (declared.length === 0 && typeof targetPort === "number")) continue;
        report(each, {
          path: `spec.ports[${index}].targetPort`,
          message: `It targets the port ${targetPort} (${protocol}), but no container that it selects declares that port.`,
          fix: "Add it to the ports of the container, or change targetPort.",
        });
      }
    }
  },
});
