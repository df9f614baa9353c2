import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3610",
  severity: "warning",
  title: "an object has the same name in every release",
  why: "A second release cannot be installed beside the first.",
  check({ objects, release, values, report }) {
    for (const each of objects) {
      if (each.name.includes(release.name) || values.includes(each.name)) continue;
      if (each.kind === "CustomResourceDefinition" || each.kind === "Namespace" || each.kind === "APIService")
        continue;
      report(each, {
        path: "metadata.name",
        message: `The name ${each.name} does not hold the name of the release.`,
        fix: "Name it {{ .Release.Name }} with a suffix, as a chart's fullname does.",
      });
    }
  },
});
