import { defineRule } from "../../framework/rule.ts";
import { backendProblem } from "../backend.ts";

export const rule = defineRule({
  code: "CW3218",
  severity: "error",
  title: "a route leads to a Service or a port that is not there",
  why: "Every request to it is answered with 500.",
  check(context) {
    for (const each of context.all("HTTPRoute", "GRPCRoute")) {
      for (const [index, { backendRefs = [] }] of (each.object.spec?.rules ?? []).entries()) {
        for (const [at, { kind = "Service", name, port, namespace }] of backendRefs.entries()) {
          if (kind !== "Service") continue;
          const path = `spec.rules[${index}].backendRefs[${at}]`;
          const problem = backendProblem(context, { name, port }, namespace ?? each.namespace);
          if (problem !== undefined) context.report(each, { path, ...problem });
        }
      }
    }
  },
});
