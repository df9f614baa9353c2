import { defineRule } from "../../framework/rule.ts";
import { formatSelector } from "../../framework/selectors.ts";

export const rule = defineRule({
  code: "CW3220",
  severity: "error",
  title: "a PodMonitor finds no pod, or a port that it does not have",
  why: "Nothing is measured, and nobody is told.",
  check({ all, selected, workloads, report }) {
    for (const each of all("PodMonitor")) {
      const { selector, podMetricsEndpoints = [], namespaceSelector } = each.object.spec ?? {};
      if (selector === undefined || namespaceSelector?.any || namespaceSelector?.matchNames) continue;
      const pods = selected(selector, each.namespace);
      if (pods.length === 0 && workloads.length > 0) {
        report(each, {
          path: "spec.selector",
          message: `No pod of the chart has the labels ${formatSelector(selector)}.`,
          fix: "Select labels that the pod template has.",
        });
        continue;
      }
      const names = pods.flatMap(({ containers }) =>
        containers.flatMap(({ container }) => (container.ports ?? []).flatMap(({ name }) => name ?? [])),
      );
      for (const [index, { port }] of podMetricsEndpoints.entries()) {
        if (port === undefined || names.includes(port)) continue;
        report(each, {
          path: `spec.podMetricsEndpoints[${index}].port`,
          message: `No container has a port named ${port}.`,
          fix: `Name one of ${names.join(", ") || "its ports, after giving them names"}.`,
        });
      }
    }
  },
});
