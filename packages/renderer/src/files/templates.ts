import type { ChartModel, RawTemplate, Resource } from "@chartwright/model";
import { banner } from "../banner.ts";
import type { OutputFile } from "../output-file.ts";
import { mappingLines, rangeLines } from "../template/block.ts";
import { control, type Lines } from "../template/control.ts";
import { condition } from "../template/expression.ts";
import { yamlString } from "../template/scalar.ts";
import { knowing, rootScope, type Scope } from "../template/scope.ts";

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
  const root = rootScope(model.metadata.name);
  const { loop } = resource;
  const lines =
    loop === undefined
      ? objectLines(resource, root)
      : rangeLines(loop, root, 0, (inner) => objectLines(resource, inner, ["---"]));
  return { path: templatePath(resource), text: `{{- /* ${banner} */ -}}\n${lines.join("\n")}\n` };
}

/** The object, where its condition holds. */
function objectLines({ apiVersion, kind, cond, body }: Resource, scope: Scope, before: Lines = []): Lines {
  const lines = [
    ...before,
    `apiVersion: ${yamlString(apiVersion)}`,
    `kind: ${kind}`,
    ...mappingLines(body, cond === undefined ? scope : knowing(scope, cond), 0),
  ];
  if (cond === undefined) return lines;
  return [control(0, `if ${condition(cond, scope)}`), ...lines, control(0, "end")];
}
