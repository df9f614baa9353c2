import { loadChart, renderChart } from "@chartwright/engine";
import {
  isMapping,
  type Json,
  type PipelineArgument,
  type TemplateContext,
  type TemplateEngine,
  TemplateFailure,
} from "@chartwright/model";
import { parse } from "yaml";
import { objectsIn } from "../rendering/objects.ts";

type Files = ReadonlyMap<string, string>;

/** The file that is rendered for its text: Helm sorts and parses all others. */
const notes = "templates/NOTES.txt";

/**
 * Helm's template language for `evaluate`: a chart's `raw`, `tpl` and `toYaml`, and its templates of Helm's own language,
 * mean what the engine makes of them.
 *
 * @param files the chart as it is generated
 */
export function templateEngine(files: Files): TemplateEngine {
  return {
    toYaml: (value) => textOf(chart('{{ index .Values "value" | toYaml }}'), { value }),
    pipeline,
    tpl: (text, context) => textOf(chartIn(files, context, notes, text), context.values, context),
    objects: ({ file, text }, context) => {
      const path = `templates/${file}`;
      const { manifests } = rendered(chartIn(files, context, path, text), context.values, context);
      const { objects, diagnostics } = objectsIn(manifests ?? "", {});
      const [broken] = diagnostics;
      if (broken !== undefined) throw new TemplateFailure(broken.message);
      return objects;
    },
  };
}

function pipeline(text: string, args: readonly PipelineArgument[]): unknown {
  const variables = args.map(({ name, integer }, index) => {
    const value = `index . ${index}`;
    return `{{- ${name} := ${integer ? `int64 (${value})` : value} -}}`;
  });
  // In a template of its own, neither the dot nor `$` leads to the values.
  const define = `{{- define "pipeline" }}${variables.join("")}{{ (${text}) | toJson }}{{ end }}`;
  const call = `${define}{{ include "pipeline" (index .Values "args") }}`;
  const made = textOf(chart(call), { args: args.map(({ value }) => value) });
  return JSON.parse(made);
}

const plainChart = JSON.stringify({ apiVersion: "v2", name: "chart", version: "0.0.0" });

/** A chart of one template, whose text is that of its notes. */
export function chart(template: string): Files {
  return new Map([
    ["Chart.yaml", plainChart],
    [notes, template],
  ]);
}

/** The chart's files and named templates, with one template of them all. */
function chartIn(files: Files, { chart, folder }: TemplateContext, path: string, text: string): Files {
  const own = [...files].flatMap(([name, content]): [string, string][] => {
    if (!name.startsWith(folder)) return [];
    const inner = name.slice(folder.length);
    const isKept = /^templates\/(.*\/)?_/.test(inner) || !/^(templates|charts|crds)\/|^values\./.test(inner);
    return isKept ? [[inner, content]] : [];
  });
  const metadata = parse(files.get(`${folder}Chart.yaml`) ?? "{}");
  const { dependencies, kubeVersion, ...kept } = isMapping(metadata) ? metadata : {};
  const named = JSON.stringify({ apiVersion: "v2", ...kept, ...chart });
  return new Map([...own, ["Chart.yaml", named], [path, text]]);
}

const loaded = new Map<string, ReturnType<typeof loadChart>>();
const mostLoaded = 64;

/** A loaded chart keeps its parsed templates, and the same few are asked for with many values. */
function load(files: Files): ReturnType<typeof loadChart> {
  const key = JSON.stringify([...files]);
  const known = loaded.get(key);
  if (known !== undefined) return known;
  if (loaded.size >= mostLoaded) loaded.clear();
  const made = loadChart(files);
  loaded.set(key, made);
  return made;
}

function rendered(files: Files, values: unknown, context?: TemplateContext) {
  const { chart, diagnostics } = load(files);
  if (chart === undefined) throw new TemplateFailure(reasonIn(diagnostics[0]?.message ?? ""));
  const result = renderChart(chart, {
    values: [values as Record<string, Json>],
    ...(context === undefined
      ? {}
      : {
          name: context.release.name,
          namespace: context.release.namespace,
          kubeVersion: context.capabilities.kubeVersion,
          apiVersions: context.capabilities.apiVersions,
        }),
  });
  if (result.release === undefined) throw new TemplateFailure(reasonIn(result.diagnostics[0]?.message ?? ""));
  return result;
}

function textOf(files: Files, values: unknown, context?: TemplateContext): string {
  const texts = rendered(files, values, context).release?.files ?? new Map<string, string>();
  return [...texts].find(([path]) => path.endsWith(notes))?.[1] ?? "";
}

/** What went wrong, without where: Helm's places are those of the chart. */
function reasonIn(message: string): string {
  return /.*(?:error calling \w+: |>: )([\s\S]*)$/.exec(message)?.[1] ?? message;
}
