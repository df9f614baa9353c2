import { defineRule } from "../../framework/rule.ts";
import { formatSelector } from "../../framework/selectors.ts";

export const rule = defineRule({
  code: "CW3609",
  severity: "error",
  title: "a selector takes the pods of other releases too",
  why: "A second release in the namespace gets the traffic of the first, and deletes its pods.",
  check({ workloads, all, release, values, report }) {
    const holdsRelease = (labels: Readonly<Record<string, string>>) =>
      Object.values(labels).some(
        (label) => label.includes(release.name) || (label.length > 3 && values.includes(label)),
      );
    for (const each of workloads) {
      const labels = each.selector?.matchLabels;
      if (!each.serves || labels === undefined || holdsRelease(labels)) continue;
      report(each.of, {
        path: "spec.selector",
        message: `The selector ${formatSelector({ matchLabels: labels })} is the same in every release.`,
        fix: "Add app.kubernetes.io/instance: {{ .Release.Name }} to selector and template.",
      });
    }
    for (const each of all("Service")) {
      const { selector } = each.object.spec ?? {};
      if (selector === undefined || Object.keys(selector).length === 0 || holdsRelease(selector)) continue;
      report(each, {
        path: "spec.selector",
        message: `The selector ${formatSelector({ matchLabels: selector })} is the same in every release.`,
        fix: "Add app.kubernetes.io/instance: {{ .Release.Name }}.",
      });
    }
  },
});
