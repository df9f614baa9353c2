import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3326",
  severity: "warning",
  title: "a Service is reachable from outside of the cluster",
  why: "Whoever installs the chart with these values opens it to the network of the nodes, or to the Internet.",
  check({ all, values, report }) {
    for (const each of all("Service")) {
      const { type } = each.object.spec ?? {};
      // A case that asks for it shows what the chart can do.
      if ((type !== "NodePort" && type !== "LoadBalancer") || values.includes(type)) continue;
      report(each, {
        path: "spec.type",
        message: `The Service is of the type ${type} by default.`,
        fix: "Make ClusterIP the default; who wants another type can set it.",
      });
    }
  },
});
