import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3216",
  severity: "error",
  title: "a NetworkPolicy opens a port that no container has",
  why: "The port that was meant stays closed.",
  check({ all, selected, report }) {
    for (const each of all("NetworkPolicy")) {
      const { podSelector = {}, ingress = [] } = each.object.spec ?? {};
      const ports = selected(podSelector, each.namespace).flatMap(({ containers }) =>
        containers.flatMap(({ container }) => container.ports ?? []),
      );
      if (ports.length === 0) continue;
      for (const [index, rule] of ingress.entries()) {
        for (const [at, { port }] of (rule.ports ?? []).entries()) {
          if (typeof port !== "string" || ports.some(({ name }) => name === port)) continue;
          report(each, {
            path: `spec.ingress[${index}].ports[${at}].port`,
            message: `No container that it selects has a port named ${port}.`,
            fix: `Name one of ${ports.flatMap(({ name }) => name ?? []).join(", ") || "the ports by number"}.`,
          });
        }
      }
    }
  },
});
