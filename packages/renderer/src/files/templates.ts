import type { ChartModel, RawTemplate, Resource } from "@chartwright/model";
import { banner } from "../banner.ts";
import type { OutputFile } from "../output-file.ts";
import { mappingLines } from "../template/block.ts";
import { condition } from "../template/expression.ts";
import { yamlString } from "../template/scalar.ts";
import { knowing, rootScope } from "../template/scope.ts";

/** The kinds whose file is not called by the kind's name, as `helm create` and most charts have them. */
const fileNames: Readonly<Record<string, string>> = {
  HorizontalPodAutoscaler: "hpa",
  PodDisruptionBudget: "pdb",
  PersistentVolumeClaim: "pvc",
};

/** Where a resource's template goes, relative to the chart. */
export function templatePath(resource: Resource | RawTemplate): string {
  if ("text" in resource) return `templates/${resource.file}`;
  const name = resource.file ?? fileNames[resource.kind] ?? resource.kind.toLowerCase();
  return `templates/${resource.test ? "tests/" : ""}${name}.yaml`;
}

/** A template of Helm's own language, as it is. */
export function rawTemplateFile(template: RawTemplate): OutputFile {
  const why = template.why.replaceAll("*/", "* /");
  return { path: templatePath(template), text: `{{- /* ${banner} ${why} */ -}}\n${ended(template.text)}` };
}

function ended(text: string): string {
  return text.endsWith("\n") ? text : `${text}\n`;
}

export function templateOf(model: ChartModel, resource: Resource): OutputFile {
  const { cond } = resource;
  const root = rootScope(model.metadata.name);
  const lines = [
    `apiVersion: ${yamlString(resource.apiVersion)}`,
    `kind: ${resource.kind}`,
    ...mappingLines(resource.body, cond === undefined ? root : knowing(root, cond), 0),
  ];
  const whole = cond === undefined ? lines : [`{{- if ${condition(cond, root)} }}`, ...lines, "{{- end }}"];
  return { path: templatePath(resource), text: `{{- /* ${banner} */ -}}\n${whole.join("\n")}\n` };
}
