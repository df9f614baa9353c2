import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Chart, loadChart, renderChart } from "@chartwright/engine";
import { type ChartModel, type Evaluated, type EvaluateInput, evaluate, type Json } from "@chartwright/model";
import { render } from "@chartwright/renderer";
import { goTags } from "@chartwright/validator";
import { templateEngine } from "@chartwright/validator/template-engine";
import { onTestFinished } from "vitest";
import { parseAllDocuments } from "yaml";

/** Writes a model's chart into a temporary folder, and gives the folder. */
export function chartFolder(model: ChartModel): string {
  const folder = temporaryFolder();
  writeChart(model, folder);
  return folder;
}

/** Writes a chart that has the model's chart under each of these names, so that one run of helm renders many. */
export function parentFolder(model: ChartModel, aliases: readonly string[]): string {
  const folder = temporaryFolder();
  const { name } = model.metadata;
  writeChart(model, join(folder, "charts", name));
  const dependencies = aliases.map((alias) => ({ name, version: chartVersion, repository: "", alias }));
  const chart = { apiVersion: "v2", name: "parent", version: "1.0.0", dependencies };
  writeFileSync(join(folder, "Chart.yaml"), JSON.stringify(chart));
  return folder;
}

export const chartVersion = "1.2.3";

/** What the model says of a chart in the release that {@link helmTemplate} renders, under another name if one is given. */
export function meaningOf(
  model: ChartModel,
  input: Partial<EvaluateInput> = {},
  name: string = model.metadata.name,
): Evaluated {
  return evaluate(
    { ...model, metadata: { ...model.metadata, name } },
    {
      release: { name: "rel", namespace: "ns" },
      chartVersion,
      templates: engineOf(model),
      ...input,
    },
  );
}

const engines = new WeakMap<ChartModel, ReturnType<typeof templateEngine>>();

export function engineOf(model: ChartModel) {
  const known = engines.get(model) ?? templateEngine(filesOf(model));
  engines.set(model, known);
  return known;
}

function writeChart(model: ChartModel, folder: string): void {
  for (const [path, text] of filesOf(model)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** What the engine makes of a model's chart with these values. */
export function engineRelease(
  model: ChartModel,
  values: Json,
): Pick<Evaluated, "notes"> & { objects: Json[] } {
  const chart = loaded.get(model) ?? loadChart(filesOf(model)).chart;
  if (chart === undefined) throw new Error("the engine does not load the chart");
  loaded.set(model, chart);
  const { manifests, release, diagnostics } = renderChart(chart, {
    name: "rel",
    namespace: "ns",
    kubeVersion: "1.37.0",
    values: [values as Record<string, Json>],
  });
  if (manifests === undefined) throw new Error(diagnostics[0]?.message);
  const notes = [...(release?.files ?? [])].find(([path]) => path.endsWith("/templates/NOTES.txt"))?.[1];
  return { notes, objects: objectsOf(manifests).map(({ object }) => object) };
}

const loaded = new WeakMap<ChartModel, Chart>();

function filesOf(model: ChartModel): ReadonlyMap<string, string> {
  const { files, diagnostics } = render(model, { version: chartVersion, kubernetes: {} });
  if (files.length === 0) throw new Error(diagnostics.map((found) => found.message).join("\n"));
  return new Map(files.map(({ path, text }) => [path, text]));
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "chartwright-renderer-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An object that real helm rendered, and the template that it comes from. */
export interface HelmObject {
  /** Such as `parent/charts/alias/templates/service.yaml`. */
  readonly source: string;
  readonly object: Json;
}

/** What real helm prints with these values. Throws what helm says where it refuses them. */
export function helmText(helm: string, folder: string, values: Json, release = "rel"): string {
  const args = [
    "template",
    release,
    folder,
    "--namespace",
    "ns",
    "--values",
    "-",
    "--kube-version",
    "1.37.0",
  ];
  const ended = spawnSync(helm, args, { input: yamlSafe(values), encoding: "utf8", maxBuffer: 64 << 20 });
  if (ended.status !== 0) throw new Error(ended.stderr);
  return ended.stdout;
}

/** The objects that real helm renders with these values. */
export function helmTemplate(helm: string, folder: string, values: Json, release = "rel"): HelmObject[] {
  return objectsOf(helmText(helm, folder, values, release));
}

function objectsOf(manifests: string): HelmObject[] {
  return parseAllDocuments(manifests, {
    version: "1.1",
    customTags: goTags,
    uniqueKeys: true,
  }).map((document) => {
    for (const error of document.errors) throw error;
    const comment = document.commentBefore ?? document.contents?.commentBefore ?? "";
    return { source: /Source: (.*)/.exec(comment)?.[1] ?? "", object: document.toJS() as Json };
  });
}

/** What `helm install` would print as notes. */
export function helmNotes(helm: string, folder: string, values: Json): string {
  const args = ["install", "rel", folder, "--namespace", "ns", "--dry-run=client", "--values", "-"];
  const output = execFileSync(helm, args, { input: yamlSafe(values), encoding: "utf8" });
  return output.split("NOTES:\n")[1] ?? "";
}

/** JSON that YAML reads as it is: some characters beyond ASCII end a line there. */
function yamlSafe(values: Json): string {
  const escaped = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(values).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, escaped);
}
