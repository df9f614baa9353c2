import type { ChartModel, RawTemplate, Resource } from "@chartwright/model";
import { banner } from "../banner.ts";
import { resourceTree } from "../lower/template.ts";
import type { OutputFile } from "../output-file.ts";
import { type Lines, textOf } from "../print/line.ts";
import { printTemplate } from "../print/template.ts";

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
  return {
    path: templatePath(resource),
    text: `{{- /* ${banner} */ -}}\n${textOf(bodyLines(model, resource))}\n`,
  };
}

/** The lines of a resource's template, behind its banner. */
export function bodyLines({ metadata }: ChartModel, resource: Resource): Lines {
  return printTemplate(metadata.name, resourceTree(resource));
}
