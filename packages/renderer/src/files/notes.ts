import type { ChartModel } from "@chartwright/model";
import { textTree } from "../lower/template.ts";
import type { OutputFile } from "../output-file.ts";
import { textOf } from "../print/line.ts";
import { printTemplate } from "../print/template.ts";

/** `NOTES.txt`: what `helm install` prints at its end. It has no banner: a user would read it. */
export function notesFile(model: ChartModel): OutputFile[] {
  if (model.notes === undefined) return [];
  return [
    {
      path: "templates/NOTES.txt",
      text: textOf(printTemplate(model.metadata.name, [textTree(model.notes)])),
    },
  ];
}
