import { clusterKinds } from "../../framework/kinds.ts";
import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3612",
  severity: "warning",
  title: "an object is put into another namespace than the release's",
  why: "`helm install --namespace` does not put it where the user said, and who may install there may not install it.",
  check({ objects, release, values, report }) {
    for (const each of objects) {
      const { namespace } = each.object.metadata ?? {};
      if (namespace === undefined || namespace === release.namespace || clusterKinds.has(each.kind)) continue;
      if (values.includes(namespace)) continue;
      report(each, {
        path: "metadata.namespace",
        message: `The namespace is ${namespace}, whatever the release's is.`,
        fix: "Write {{ .Release.Namespace }}, or let a value say it.",
      });
    }
  },
});
