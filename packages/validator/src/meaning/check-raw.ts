import { type Diagnostic, diagnostic, type Place } from "@chartwright/diagnostics";
import { loadChart, renderChart } from "@chartwright/engine";
import { type ChartModel, nodesOf, pipelineOf } from "@chartwright/model";
import { chart } from "./template-engine.ts";

/** That what a chart has in Helm's own language can be read as that. */
export function checkRaw(model: ChartModel): readonly Diagnostic[] {
  const complain = (message: string, place: Place | undefined) =>
    diagnostic("CW1007", {
      message,
      fix: "Correct the text; Helm's documentation has its functions and what they take.",
      place,
      subject: { chart: model.metadata.name },
    });
  const pipelines = nodesOf(model).flatMap((node): Diagnostic[] => {
    if (node.kind !== "raw") return [];
    const { text, args } = pipelineOf(node);
    const variables = args.map(({ name }) => `{{ ${name} := 0 }}`).join("");
    const found = mistakeIn(`${variables}{{ if false }}{{ ${text} }}{{ end }}`);
    if (found === undefined) return [];
    const place = node.place && { ...node.place, line: (node.place.line ?? 1) + found.line - 1 };
    return [complain(`In \`${text.trim()}\`: ${found.reason}.`, place)];
  });
  const templates = model.rawTemplates.flatMap(({ file, text, place }): Diagnostic[] => {
    const found = mistakeIn(`{{ if false }}{{ end }}${text}`);
    return found === undefined ? [] : [complain(`In ${file}, line ${found.line}: ${found.reason}.`, place)];
  });
  return [...pipelines, ...templates];
}

/** Why a template does not parse, and the line of it. */
function mistakeIn(text: string): { readonly line: number; readonly reason: string } | undefined {
  const { chart: loaded } = loadChart(chart(text));
  const message = loaded === undefined ? "" : (renderChart(loaded).diagnostics[0]?.message ?? "");
  const found = /parse error at \(.*?:(\d+)(?::\d+)?\): ([\s\S]*)/.exec(message);
  return found === null ? undefined : { line: Number(found[1]), reason: found[2] as string };
}
