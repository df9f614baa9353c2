import type { Diagnostic } from "@chartwright/diagnostics";
import type { Json } from "@chartwright/model";
import { type ChartFiles, crdsAmong, parseYaml } from "@chartwright/validator";

/** The custom resources that a chart brings along. */
export function ownCrds({ folder, files }: ChartFiles): {
  readonly crds: readonly Json[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const read = [...files].flatMap(([path, text]) => {
    if (!/^crds\/.*\.(ya?ml|json)$/.test(path)) return [];
    const fix = "Write it as YAML documents in which each key stands once.";
    return [parseYaml(text, { code: "CW3040", file: `${folder}/${path}`, fix })];
  });
  return {
    crds: crdsAmong(read.flatMap(({ documents }) => documents.map(({ data }) => data))),
    diagnostics: read.flatMap(({ diagnostics }) => diagnostics),
  };
}
