import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ChartModel, Json } from "@chartwright/model";
import { type KubernetesDefinitions, render } from "@chartwright/renderer";
import { goTags } from "@chartwright/validator";
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

/** The real definitions, for values of the Kubernetes API's types. */
export const { definitions: kubernetes } = JSON.parse(
  readFileSync(new URL("../../../../schemas/kubernetes/1.37/definitions.json", import.meta.url), "utf8"),
) as { readonly definitions: KubernetesDefinitions };

function writeChart(model: ChartModel, folder: string): void {
  const { files, diagnostics } = render(model, { version: chartVersion, kubernetes });
  if (files.length === 0) throw new Error(diagnostics.map((found) => found.message).join("\n"));
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
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
  return parseAllDocuments(helmText(helm, folder, values, release), {
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
