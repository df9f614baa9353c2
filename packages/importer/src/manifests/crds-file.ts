import type { Json } from "@chartwright/model";
import { data, list } from "../code/code.ts";
import { print } from "../code/print.ts";
import type { OutputFile, SourceObject } from "../source.ts";

/** The file of the CustomResourceDefinitions that a chart brings along. */
export function crdsFile(crds: readonly SourceObject[]): OutputFile {
  const all = list(crds.map(({ object }) => data(object as Json)));
  const doc = "/** Installed before all else. Helm neither upgrades nor deletes them. */";
  return { path: "crds.ts", text: `${doc}\nexport const crds = ${print(all, 0, 20)} as const;\n` };
}
