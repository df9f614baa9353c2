import { isTest } from "../../framework/rendered.ts";
import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3203",
  severity: "warning",
  title: "a Service selects the pods of several workloads",
  why: "Requests go to either of them, in turn: to the web server and to its database.",
  tests: "exempt",
  check({ all, selected, report }) {
    for (const each of all("Service")) {
      const { selector } = each.object.spec ?? {};
      if (selector === undefined || Object.keys(selector).length === 0) continue;
      const taken = selected({ matchLabels: selector }, each.namespace);
      const others = taken.filter(({ of }) => !isTest(of));
      if (others.length < 2) continue;
      report(each, {
        path: "spec.selector",
        message: `It selects the pods of ${others.map(({ kind, name }) => `${kind}/${name}`).join(" and ")}.`,
        fix: "Add a label that only one of them has, such as app.kubernetes.io/component.",
      });
    }
  },
});
