import { type ChartModel, children, type Helper, type Node, partsOf } from "@chartwright/model";
import { banner } from "../banner.ts";
import { defineOf } from "../lower/template.ts";
import type { OutputFile } from "../output-file.ts";
import { printDefine } from "../print/define.ts";

/** The order in which `helm create` has the helpers that it makes. */
const conventional = ["name", "fullname", "chart", "labels", "selectorLabels", "serviceAccountName"];

/** The named templates that the chart calls: the conventional ones first, then each behind those that it calls. */
export function usedHelpers(model: ChartModel): readonly Helper[] {
  const found = new Set<Helper>();
  const visit = (node: Node): void => {
    // Another chart's are in its own file.
    if (node.kind === "include" && node.helper.chart === undefined && !found.has(node.helper)) {
      visit(node.helper.body);
      found.add(node.helper);
    }
    for (const child of children(node)) visit(child);
  };
  for (const part of model.resources.flatMap(partsOf)) visit(part);
  for (const rule of model.rules) {
    visit(rule.cond);
    visit(rule.message);
  }
  if (model.notes !== undefined) visit(model.notes);
  for (const helper of model.exports) visit({ kind: "include", helper });
  for (const helper of model.helpers) {
    const call = JSON.stringify(helperName(model, helper.name));
    if (!model.rawTemplates.some(({ text }) => text.includes(call)) || found.has(helper)) continue;
    visit(helper.body);
    found.add(helper);
  }
  const order = (helper: Helper) => conventional.indexOf(helper.name) + 1 || conventional.length + 1;
  return [...found].sort((a, b) => order(a) - order(b));
}

/** The full name of a named template: Helm has one space of names for all charts of a release. */
export function helperName({ metadata }: ChartModel, name: string): string {
  return `${metadata.name}.${name}`;
}

export function helpersFile(model: ChartModel, helpers: readonly Helper[]): OutputFile[] {
  if (helpers.length === 0) return [];
  const blocks = helpers.map((helper) =>
    printDefine(model.metadata.name, defineOf(helper, helperName(model, helper.name))),
  );
  return [{ path: "templates/_helpers.tpl", text: `{{/* ${banner} */}}\n\n${blocks.join("\n")}` }];
}
