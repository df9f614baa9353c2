import type { ChartModel } from "@chartwright/model";
import type { OutputFile } from "../output-file.ts";
import { rootScope } from "../template/scope.ts";
import { verbatim } from "../template/text.ts";

/** `NOTES.txt`: what `helm install` prints at its end. It has no banner: a user would read it. */
export function notesFile(model: ChartModel): OutputFile[] {
  if (model.notes === undefined) return [];
  return [{ path: "templates/NOTES.txt", text: verbatim(model.notes, rootScope(model.metadata.name)) }];
}
