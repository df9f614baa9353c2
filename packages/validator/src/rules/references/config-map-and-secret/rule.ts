import { defineRule } from "../../framework/rule.ts";
import { podReferences } from "../pod-references.ts";

export const rule = defineRule({
  code: "CW3208",
  severity: "error",
  title: "a pod asks for a ConfigMap or Secret that would be the chart's, and is not there",
  why: "The container waits for it for ever, in CreateContainerConfigError.",
  check({ workloads, find, all, values, release, report }) {
    for (const workload of workloads) {
      for (const { kind, name, path, optional } of podReferences(workload)) {
        const isOwn = name === release.name || name.startsWith(`${release.name}-`);
        if (optional || !isOwn || values.includes(name)) continue;
        if (find(kind, name, workload.namespace) !== undefined) continue;
        const names = all(kind).map((each) => each.name);
        report(workload, {
          path,
          message: `There is no ${kind} ${name} in the chart.`,
          fix: names.length > 0 ? `Name one of ${names.join(", ")}, or add it.` : `Add the ${kind}.`,
        });
      }
    }
  },
});
