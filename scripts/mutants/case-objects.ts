import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseYaml } from "../../packages/validator/src/index.ts";

type ManifestObject = Readonly<Record<string, never>>;

/** The objects that a case of a chart renders to, as `manifests.yaml` beside its values has them. */
export interface CaseObjects {
  /** `web-service, case ha`. */
  readonly name: string;
  /** The text of its values. */
  readonly values: string;
  readonly objects: readonly ManifestObject[];
}

/** Those of every case of every chart; `generate --check` holds the files to what is rendered. */
export function caseObjects(charts: string): readonly CaseObjects[] {
  return folders(charts).flatMap((chart) =>
    folders(join(charts, chart, "cases")).map((name) => {
      const file = join(charts, chart, "cases", name, "manifests.yaml");
      const values = readFileSync(join(charts, chart, "cases", name, "values.yaml"), "utf8");
      const about = { code: "CW3007", file, fix: "Run `npm run generate`." } as const;
      const { documents } = parseYaml(readFileSync(file, "utf8"), about);
      const objects = documents.map(({ data }) => data as ManifestObject);
      return { name: `${chart}, case ${name}`, values, objects };
    }),
  );
}

function folders(path: string): readonly string[] {
  const entries = readdirSync(path, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
}
