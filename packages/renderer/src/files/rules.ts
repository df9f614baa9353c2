import type { ChartModel } from "@chartwright/model";
import { banner } from "../banner.ts";
import { rulesTree } from "../lower/template.ts";
import type { OutputFile } from "../output-file.ts";
import { textOf } from "../print/line.ts";
import { printTemplate } from "../print/template.ts";

/** `validate.yaml`: renders nothing, and fails for values that the chart's rules refuse. */
export function rulesFile(model: ChartModel): OutputFile[] {
  if (model.rules.length === 0) return [];
  const lines = printTemplate(model.metadata.name, rulesTree(model));
  return [{ path: "templates/validate.yaml", text: `{{- /* ${banner} */ -}}\n${textOf(lines)}\n` }];
}
