import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3224",
  severity: "error",
  title: "a webhook calls a Service that would be the chart's, and is not there",
  why: "The API server refuses every object that it should be asked about.",
  check({ all, find, release, report }) {
    for (const each of all("ValidatingWebhookConfiguration", "MutatingWebhookConfiguration")) {
      for (const [index, { clientConfig }] of (each.object.webhooks ?? []).entries()) {
        const { name = "", namespace } = clientConfig.service ?? {};
        if (!name.startsWith(release.name) || find("Service", name, namespace) !== undefined) continue;
        report(each, {
          path: `webhooks[${index}].clientConfig.service`,
          message: `There is no Service ${name} in the namespace ${namespace}.`,
          fix: "Correct the name, and let the namespace be {{ .Release.Namespace }}.",
        });
      }
    }
  },
});
