import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3502",
  severity: "warning",
  title: "a container is restarted by the same sign that takes it out of the Service",
  why: "A busy moment makes it not ready, and at once kills it: its load falls on the others, which go the same way.",
  check({ containers, report }) {
    for (const each of containers) {
      const { livenessProbe, readinessProbe } = each.container;
      if (livenessProbe === undefined || JSON.stringify(livenessProbe) !== JSON.stringify(readinessProbe))
        continue;
      report(each, {
        path: "livenessProbe",
        message: `livenessProbe and readinessProbe of the container ${each.name} are the same in every field.`,
        fix: "Let the livenessProbe wait longer (failureThreshold, periodSeconds), or ask something cheaper.",
      });
    }
  },
});
