import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readCrds } from "../../packages/cluster/src/index.ts";
import { stripCrd } from "../../packages/validator/src/index.ts";
import { ensureTools } from "../tools/ensure-tools.ts";
import { downloadModule, type GoTask } from "../tools/go.ts";
import { runControllerGen } from "./run-controller-gen.ts";
import type { SchemaFile } from "./schema-file.ts";
import type { CrdSource } from "./sources.ts";

/** Downloads the module and makes a file of each of its CustomResourceDefinitions that is wanted. */
export async function crdFiles(crds: CrdSource): Promise<SchemaFile[]> {
  const { module, version, from, group, plurals } = crds;
  const task: GoTask = { name: module, version, again: "pnpm schemas:sync" };
  const scratch = mkdtempSync(join(tmpdir(), "chartwright-schemas-"));
  try {
    const { folder } = await downloadModule(task, `${module}@${version}`, scratch);
    if ("types" in from) {
      const tools = await ensureTools(["controller-gen"]);
      await runControllerGen(tools["controller-gen"], { folder, types: from.types, output: scratch });
    }
    const found = readCrds("types" in from ? scratch : join(folder, from.folder));
    return plurals.map((plural) => {
      const crd = found.find(({ spec }) => spec.group === group && spec.names.plural === plural);
      if (crd === undefined) throw new Error(`Bug: ${module}@${version} has no ${plural}.${group}.`);
      const text = `${JSON.stringify(stripCrd(crd), null, 2)}\n`;
      return { path: `crds/${group}/${plural}.json`, source: `${module}@${version}`, text };
    });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
