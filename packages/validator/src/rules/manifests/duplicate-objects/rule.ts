import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3604",
  severity: "error",
  title: "two objects have the same kind and name",
  why: "Helm installs one and fails with the other, or the second silently takes the place of the first.",
  check({ objects, report }) {
    const seen = new Map<string, string | undefined>();
    for (const each of objects) {
      const key = [each.group, each.kind, each.namespace, each.name].join("|");
      if (seen.has(key)) {
        report(each, {
          path: "metadata.name",
          message: `Another ${each.kind} has the name ${each.name}${seen.get(key) ? `, in ${seen.get(key)}` : ""}.`,
          fix: "Give it a name of its own, such as one with a suffix.",
        });
      } else seen.set(key, each.source);
    }
  },
});
