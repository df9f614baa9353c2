import type { Define } from "../tree/tree.ts";
import { control, textOf } from "./line.ts";
import { printTemplate } from "./template.ts";
import { withEdges } from "./text-lines.ts";

/** A named template, with its sentence above it. */
export function printDefine(chart: string, { helper, name, body }: Define): string {
  const text = helper.doc.replaceAll("*/", "* /");
  const doc = text.includes("\n") ? `{{/*\n${text}\n*/}}` : `{{/* ${text} */}}`;
  return `${doc}\n{{- define "${name}" -}}\n${insideOf(chart, body)}\n`;
}

/** From behind its `define -}}` to its `end`. */
function insideOf(chart: string, body: Define["body"]): string {
  const lines = printTemplate(chart, body);
  if (body[0]?.kind !== "text") return `${textOf(lines)}\n${control(0, "end")}`;
  const [first = "", ...rest] = lines.map(({ text }) => text);
  // Without a `-`, so that the last line is ended.
  return [withEdges(first, { start: true, end: false }), ...rest, "{{ end }}"].join("\n");
}
