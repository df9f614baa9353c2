import { defineRule } from "../../framework/rule.ts";
import { isEmptySelector, selects } from "../../framework/selectors.ts";

export const rule = defineRule({
  code: "CW3201",
  severity: "error",
  title: "two workloads select the same pods",
  why: "Each takes the other's pods for its own, and deletes those that it thinks too many.",
  check({ workloads, report }) {
    for (const [index, each] of workloads.entries()) {
      const { selector } = each;
      if (selector === undefined || isEmptySelector(selector)) continue;
      for (const other of workloads.slice(0, index)) {
        if (other.selector === undefined || other.namespace !== each.namespace) continue;
        if (!selects(selector, other.labels) && !selects(other.selector, each.labels)) continue;
        report(each.of, {
          path: "spec.selector",
          message: `The pods of ${other.kind}/${other.name} and its own are taken for each other's.`,
          fix: "Give each a label of its own, such as app.kubernetes.io/component, in selector and template.",
        });
      }
    }
  },
});
