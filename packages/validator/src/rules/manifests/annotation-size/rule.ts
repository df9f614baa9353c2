import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3614",
  severity: "error",
  title: "an object is larger than Kubernetes takes",
  why: "kubectl apply and GitOps tools keep a copy in an annotation of at most 262,144 bytes; ConfigMaps and Secrets end at 1 MiB.",
  check({ objects, report }) {
    for (const each of objects) {
      const size = new TextEncoder().encode(JSON.stringify(each.object)).length;
      if (size <= 262_144) continue;
      report(each, {
        message: `It has ${size} bytes as JSON.`,
        fix: "Split it, or let an init container fetch what is large.",
      });
    }
  },
});
