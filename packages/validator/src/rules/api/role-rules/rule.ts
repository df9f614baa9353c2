import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3802",
  severity: "error",
  title: "a rule of a role is not whole",
  why: "The API server refuses it.",
  check({ all, report }) {
    for (const each of all("Role", "ClusterRole")) {
      for (const [index, rule] of (each.object.rules ?? []).entries()) {
        const { verbs = [], apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] } = rule;
        const say = (field: string, fix: string) =>
          report(each, { path: `rules[${index}].${field}`, message: `There is nothing in ${field}.`, fix });
        if (verbs.length === 0) say("verbs", "Name what may be done.");
        if (nonResourceURLs.length > 0) {
          if (each.kind === "ClusterRole" && [...apiGroups, ...resources, ...resourceNames].length === 0)
            continue;
          report(each, {
            path: `rules[${index}].nonResourceURLs`,
            message: "URLs stand in a rule of a ClusterRole, apart from resources.",
            fix: "Make a rule of their own for them.",
          });
          continue;
        }
        if (apiGroups.length === 0) say("apiGroups", 'Name the API groups; "" is the core one.');
        if (resources.length === 0) say("resources", "Name the resources, in the plural.");
      }
    }
  },
});
