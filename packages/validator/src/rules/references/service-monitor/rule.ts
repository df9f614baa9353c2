import { defineRule } from "../../framework/rule.ts";
import { formatSelector, selects } from "../../framework/selectors.ts";

export const rule = defineRule({
  code: "CW3219",
  severity: "error",
  title: "a ServiceMonitor finds no Service, or a port that it does not have",
  why: "Nothing is measured, and nobody is told.",
  check({ all, report }) {
    for (const each of all("ServiceMonitor")) {
      const { selector, endpoints = [], namespaceSelector } = each.object.spec ?? {};
      if (selector === undefined || namespaceSelector?.any || namespaceSelector?.matchNames) continue;
      const services = all("Service").filter(({ labels }) => selects(selector, labels));
      if (services.length === 0) {
        report(each, {
          path: "spec.selector",
          message: `No Service of the chart has the labels ${formatSelector(selector)}.`,
          fix: "Select labels that the Service itself has, not those of its pods.",
        });
        continue;
      }
      const names = services.flatMap(({ object }) =>
        (object.spec?.ports ?? []).flatMap(({ name }) => name ?? []),
      );
      for (const [index, { port }] of endpoints.entries()) {
        if (port === undefined || names.includes(port)) continue;
        report(each, {
          path: `spec.endpoints[${index}].port`,
          message: `The Service has no port named ${port}.`,
          fix: `Name one of ${names.join(", ") || "its ports, after giving them names"}.`,
        });
      }
    }
  },
});
