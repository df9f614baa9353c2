import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3309",
  severity: "error",
  title: "a container takes a port of its node",
  why: 'Only one such pod fits on a node, and no NetworkPolicy guards the port. Pod Security "baseline" refuses it.',
  check({ containers, report }) {
    for (const each of containers) {
      for (const [index, { hostPort }] of (each.container.ports ?? []).entries()) {
        if (hostPort === undefined || hostPort === 0) continue;
        report(each, {
          path: `ports[${index}].hostPort`,
          message: `The container ${each.name} takes port ${hostPort} of the node.`,
          fix: "Reach it through a Service.",
        });
      }
    }
  },
});
