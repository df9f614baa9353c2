import { defineRule } from "../../framework/rule.ts";
import { backendProblem } from "../backend.ts";

export const rule = defineRule({
  code: "CW3217",
  severity: "error",
  title: "an Ingress leads to a Service or a port that is not there",
  why: "Every request to it is answered with 503.",
  check(context) {
    for (const each of context.all("Ingress")) {
      const { defaultBackend, rules = [] } = each.object.spec ?? {};
      const backends = [
        { backend: defaultBackend, path: "spec.defaultBackend" },
        ...rules.flatMap(({ http }, index) =>
          (http?.paths ?? []).map(({ backend }, at) => ({
            backend,
            path: `spec.rules[${index}].http.paths[${at}].backend`,
          })),
        ),
      ];
      for (const { backend, path } of backends) {
        if (backend?.service === undefined) continue;
        const { name, port } = backend.service;
        const problem = backendProblem(context, { name, port: port?.name ?? port?.number }, each.namespace);
        if (problem !== undefined) context.report(each, { path, ...problem });
      }
    }
  },
});
