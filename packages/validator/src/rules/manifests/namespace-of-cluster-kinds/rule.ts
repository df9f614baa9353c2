import { clusterKinds } from "../../framework/kinds.ts";
import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3611",
  severity: "error",
  title: "an object that lives in no namespace names one",
  why: "`helm` and GitOps tools look for it there, and do not find what they installed.",
  check({ objects, report }) {
    for (const each of objects) {
      if (!clusterKinds.has(each.kind) || each.object.metadata?.namespace === undefined) continue;
      report(each, {
        path: "metadata.namespace",
        message: `A ${each.kind} is of the whole cluster.`,
        fix: "Remove metadata.namespace.",
      });
    }
  },
});
