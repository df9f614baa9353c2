import { actionsIn } from "../../framework/chart-context.ts";
import { defineChartRule } from "../../framework/rule.ts";

export const rule = defineChartRule({
  code: "CW3713",
  severity: "warning",
  title: "a value is taken for a template, and nobody says so",
  why: "A user's text that holds {{ is run, or breaks the release; and who may set the value may read what the chart can.",
  check({ templates, values, files, declaredTemplates, report }) {
    const schema = files.get("values.schema.json") ?? "";
    for (const { path: file, text } of templates) {
      for (const { code, line } of actionsIn(text)) {
        for (const [, path = ""] of code.matchAll(/\btpl\s+\(?(?:toYaml\s+)?\$?\.Values\.([\w.]+)/g)) {
          const comment = values.find((each) => each.path === path)?.comment ?? "";
          const described = new RegExp(`"${path.split(".").at(-1)}"[^{}]*\\{[^{}]*(templat|tpl)`, "i").test(
            schema,
          );
          if (/templat|\btpl\b/i.test(comment) || described || declaredTemplates.includes(path)) continue;
          report(file, {
            line,
            message: `tpl runs ${path}, which neither values.yaml nor the schema calls a template.`,
            fix: "Say in its comment that it is a template, or do without tpl.",
          });
        }
      }
    }
  },
});
