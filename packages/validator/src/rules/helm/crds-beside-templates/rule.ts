import { defineChartRule } from "../../framework/rule.ts";

export const rule = defineChartRule({
  code: "CW3716",
  severity: "warning",
  title: "a chart brings CustomResourceDefinitions along",
  why: "Helm installs what is in crds/ once and never upgrades it: users go on with old definitions.",
  check({ files, templates, report }) {
    const crds = [...files.keys()].filter((path) => path.startsWith("crds/") && /\.(ya?ml|json)$/.test(path));
    const [first] = crds;
    if (first === undefined || templates.length === 0) return;
    report(first, {
      message: `${crds.length} ${crds.length === 1 ? "file stands" : "files stand"} in crds/.`,
      fix: "Put them into templates/ of a chart of their own, whose upgrades are tested; or say in the README how they are upgraded, and waive this.",
    });
  },
});
