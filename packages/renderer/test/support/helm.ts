import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ChartModel, Json } from "@chartwright/model";
import { render } from "@chartwright/renderer";
import { onTestFinished } from "vitest";
import { parseAllDocuments } from "yaml";

/** Writes a model's chart into a temporary folder, and gives the folder. */
export function chartFolder(model: ChartModel): string {
  const { files, diagnostics } = render(model, { version: "1.2.3", kubernetes: {} });
  if (files.length === 0) throw new Error(diagnostics.map((found) => found.message).join("\n"));
  const folder = mkdtempSync(join(tmpdir(), "chartwright-renderer-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** What real helm renders with these values. Throws what helm says where it refuses them. */
export function helmTemplate(helm: string, folder: string, values: Json, release = "rel"): Json[] {
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
  const ended = spawnSync(helm, args, { input: yamlSafe(values), encoding: "utf8" });
  if (ended.status !== 0) throw new Error(ended.stderr);
  return parseAllDocuments(ended.stdout, { version: "1.1", uniqueKeys: true })
    .map((document) => {
      for (const error of document.errors) throw error;
      return document.toJS() as Json;
    })
    .filter((object) => object !== null);
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
