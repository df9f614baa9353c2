import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3600",
  severity: "error",
  title: "a container has an environment variable twice",
  why: "Server-side apply, which Helm 4 installs with, refuses it; elsewhere the last one wins.",
  check({ containers, report }) {
    for (const each of containers) {
      const names = (each.container.env ?? []).map(({ name }) => name);
      for (const [index, name] of names.entries()) {
        if (names.indexOf(name) === index) continue;
        report(each, {
          path: `env[${index}].name`,
          message: `${name} stands twice in the container ${each.name}.`,
          fix: "Let the values be a mapping by name, so that a user's own takes the place of the chart's.",
        });
      }
    }
  },
});
