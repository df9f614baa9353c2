import { defineRule } from "../../framework/rule.ts";
import { selects } from "../../framework/selectors.ts";

export const rule = defineRule({
  code: "CW3222",
  severity: "error",
  title: "a StatefulSet's serviceName is no headless Service of its pods",
  why: "Its pods have no names in DNS, by which they would find each other.",
  check({ all, find, release, report }) {
    for (const each of all("StatefulSet")) {
      const { serviceName, template } = each.object.spec ?? {};
      if (serviceName === undefined || serviceName === "") continue;
      const service = find("Service", serviceName, each.namespace);
      const spec = service?.object.spec;
      if (service === undefined) {
        if (!serviceName.startsWith(release.name)) continue;
        report(each, {
          path: "spec.serviceName",
          message: `There is no Service ${serviceName} in the chart.`,
          fix: "Add a Service with clusterIP: None, or correct the name.",
        });
      } else if (spec?.clusterIP !== "None") {
        report(each, {
          path: "spec.serviceName",
          message: `The Service ${serviceName} is not headless.`,
          fix: "Give it clusterIP: None; a second Service can take the clients.",
        });
      } else if (!selects({ matchLabels: spec.selector ?? {} }, template?.metadata?.labels ?? {})) {
        report(each, {
          path: "spec.serviceName",
          message: `The Service ${serviceName} does not select these pods.`,
          fix: "Let it select the labels of the pod template.",
        });
      }
    }
  },
});
