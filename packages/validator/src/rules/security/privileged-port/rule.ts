import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3324",
  severity: "warning",
  title: "a container listens below port 1024",
  why: "On nodes that keep those ports for root a program without privileges cannot; and no Service needs it to.",
  check({ containers, report }) {
    for (const each of containers) {
      for (const [index, { containerPort }] of (each.container.ports ?? []).entries()) {
        if (containerPort >= 1024) continue;
        report(each, {
          path: `ports[${index}].containerPort`,
          message: `The container ${each.name} listens on port ${containerPort}.`,
          fix: "Let the program listen on a port from 1024 on; the Service keeps its own.",
        });
      }
    }
  },
});
