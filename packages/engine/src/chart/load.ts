import { HelmError } from "../errors.ts";
import type { HelmMajor } from "../functions/table.ts";
import type { Value } from "../value/value.ts";
import { YamlError } from "../yaml/errors.ts";
import { readYaml } from "../yaml/read.ts";
import { type Budget, newBudget, readArchive } from "./archive.ts";
import { type ChartFiles, textOfFile } from "./files.ts";
import { type IgnoreRules, isIgnored, parseHelmignore } from "./helmignore.ts";
import { type Metadata, readDependencies, readMetadata, validateMetadata } from "./metadata.ts";
import { readValues } from "./values-file.ts";

/** A file that templates can read. */
export interface ChartFile {
  readonly path: string;
  readonly content: Uint8Array | string;
}

/** A loaded chart. */
export interface Chart {
  readonly metadata: Metadata;
  /** The defaults of `values.yaml`; `undefined` where there is none. */
  readonly values: Map<string, Value> | undefined;
  readonly schema: string | undefined;
  readonly templates: readonly { readonly path: string; readonly text: string }[];
  readonly files: readonly ChartFile[];
  readonly dependencies: readonly Chart[];
}

/** Charts nested deeper than this are refused. */
const maxDepth = 32;

/** Loads a chart from its files, or from a `.tgz`. */
export function loadFiles(source: ChartFiles | Uint8Array, helm: HelmMajor): Chart {
  const budget = newBudget();
  if (source instanceof Uint8Array) return loadOne(readArchive(source, budget), helm, budget, 0);
  const rules = ignoreRules(source.get(".helmignore"));
  return loadOne(new Map(Array.from(source).filter(([path]) => !isIgnored(rules, path))), helm, budget, 0);
}

/** The rules of a chart's `.helmignore`; a line that Helm refuses is refused. */
export function ignoreRules(file: Uint8Array | string | undefined): IgnoreRules {
  const { rules, problems } = parseHelmignore(file === undefined ? "" : textOfFile(file));
  const [problem] = problems;
  if (problem === undefined) return rules;
  const isStar = problem.kind === "double star";
  throw new HelmError(
    "CW6001",
    isStar ? "double-star (**) syntax is not supported" : "syntax error in pattern",
  );
}

function inFile<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof YamlError)
      throw new HelmError("CW6001", `cannot load ${name}: error converting YAML to JSON: ${error.message}`);
    if (error instanceof HelmError) throw new HelmError(error.code, `cannot load ${name}: ${error.message}`);
    throw error;
  }
}

function loadOne(files: ChartFiles, helm: HelmMajor, budget: Budget, depth: number): Chart {
  if (depth > maxDepth) throw new HelmError("CW6005", `charts are nested more than ${maxDepth} deep`);
  const chartYaml = files.get("Chart.yaml");
  const read =
    chartYaml === undefined
      ? undefined
      : inFile("Chart.yaml", () => readMetadata(readYaml(textOfFile(chartYaml))));
  if (read === undefined) throw new HelmError("CW6001", "Chart.yaml file is missing");
  let metadata: Metadata = { ...read, apiVersion: read.apiVersion || "v1" };
  let values: Map<string, Value> | undefined;
  let schema: string | undefined;
  const templates: { path: string; text: string }[] = [];
  const others: ChartFile[] = [];
  const subcharts = new Map<string, Map<string, Uint8Array | string>>();
  for (const path of Array.from(files.keys()).sort()) {
    const content = files.get(path) as Uint8Array | string;
    if (path === "Chart.yaml" || path === "Chart.lock") continue;
    if (path === "values.yaml") values = inFile(path, () => readValues(textOfFile(content), helm));
    else if (path === "values.schema.json") schema = textOfFile(content);
    else if (path === "requirements.yaml") {
      const requirements = inFile(path, () => readYaml(textOfFile(content)));
      const declared =
        requirements instanceof Map ? readDependencies(requirements.get("dependencies")) : undefined;
      if (declared !== undefined) metadata = { ...metadata, dependencies: declared };
      if (metadata.apiVersion === "v1") others.push({ path, content });
    } else if (path === "requirements.lock") {
      if (metadata.apiVersion === "v1") others.push({ path, content });
    } else if (path.startsWith("templates/")) templates.push({ path, text: textOfFile(content) });
    else if (path.startsWith("charts/") && !path.endsWith(".prov")) {
      const inner = path.slice("charts/".length);
      const name = inner.split("/", 1)[0] as string;
      const known = subcharts.get(name) ?? new Map();
      known.set(inner, content);
      subcharts.set(name, known);
    } else others.push({ path, content: typeof content === "string" ? content : withoutMark(content) });
  }
  validateMetadata(metadata);
  const dependencies = Array.from(subcharts).flatMap(([name, inner]) =>
    loadSubchart(name, inner, metadata.name, helm, budget, depth),
  );
  return { metadata, values, schema, templates, files: others, dependencies };
}

function withoutMark(content: Uint8Array): Uint8Array {
  return content[0] === 0xef && content[1] === 0xbb && content[2] === 0xbf ? content.subarray(3) : content;
}

function loadSubchart(
  name: string,
  files: ChartFiles,
  parent: string,
  helm: HelmMajor,
  budget: Budget,
  depth: number,
): Chart[] {
  if (name.startsWith("_") || name.startsWith(".")) return [];
  try {
    if (name.endsWith(".tgz")) {
      const archive = files.get(name);
      if (files.size > 1 || !(archive instanceof Uint8Array))
        throw new HelmError("CW6001", `error unpacking subchart tar in ${parent}: expected ${name}`);
      return [loadOne(readArchive(archive, budget), helm, budget, depth + 1)];
    }
    const inner = new Map<string, Uint8Array | string>();
    for (const [path, content] of files)
      if (path.includes("/")) inner.set(path.slice(name.length + 1), content);
    return [loadOne(inner, helm, budget, depth + 1)];
  } catch (error) {
    if (error instanceof HelmError)
      throw new HelmError(error.code, `error unpacking subchart ${name} in ${parent}: ${error.message}`);
    throw error;
  }
}
