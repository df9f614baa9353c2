import type { Json } from "@chartwright/model";
import { data, list } from "../code/code.ts";
import { identifier } from "../code/identifier.ts";
import { printModule } from "../code/print-module.ts";
import type { OutputFile, SourceObject } from "../source.ts";

/** The file of the CustomResourceDefinitions that a chart brings along. */
export function crdsFile(crds: readonly SourceObject[]): OutputFile {
  const constant = {
    kind: "constant",
    name: identifier("crds"),
    doc: "Installed before all else. Helm neither upgrades nor deletes them.",
    type: undefined,
    isAsConst: true,
    value: list(crds.map(({ object }) => data(object as Json))),
  } as const;
  return { path: "crds.ts", text: printModule({ imports: [], statements: [constant] }) };
}
