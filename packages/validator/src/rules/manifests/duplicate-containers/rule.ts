import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3603",
  severity: "error",
  title: "two containers of a pod have the same name",
  why: "The API server refuses the pod.",
  check({ workloads, report }) {
    for (const { containers } of workloads) {
      const names = containers.map(({ name }) => name);
      for (const [index, each] of containers.entries()) {
        if (names.indexOf(each.name) === index) continue;
        report(each, {
          path: "name",
          message: `Two containers are called ${each.name}.`,
          fix: "Rename one.",
        });
      }
    }
  },
});
