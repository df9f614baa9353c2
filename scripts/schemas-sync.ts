// pnpm schemas:sync [--check]: makes schemas/ from their sources, or checks that they are as they were made.
import { fileURLToPath } from "node:url";
import { ClusterError } from "../packages/cluster/src/index.ts";
import { crdFiles } from "./schemas/crd-files.ts";
import { kubernetesFile } from "./schemas/kubernetes-file.ts";
import { checkLock } from "./schemas/lock.ts";
import type { SchemaFile } from "./schemas/schema-file.ts";
import { crdSources, minors } from "./schemas/sources.ts";
import { writeFiles } from "./schemas/write-files.ts";
import { withProgress } from "./tools/progress.ts";
import { ToolError } from "./tools/tool.ts";

const folder = fileURLToPath(new URL("../schemas", import.meta.url));
const usage = "usage: pnpm schemas:sync [--check]";

function check(): number {
  const problems = checkLock(folder);
  for (const problem of problems) console.error(`error: schemas/${problem}\n  fix: pnpm schemas:sync`);
  return problems.length === 0 ? 0 : 1;
}

async function sync(): Promise<number> {
  const files: SchemaFile[] = [];
  for (const minor of minors) {
    files.push(await withProgress(`Definitions of Kubernetes ${minor}`, () => kubernetesFile(minor)));
  }
  for (const source of crdSources) {
    files.push(...(await withProgress(`Custom resources of ${source.module}`, () => crdFiles(source))));
  }
  writeFiles(folder, files);
  return 0;
}

const [option, ...others] = process.argv.slice(2);
if (option === "--help" || option === "-h") {
  console.log(usage);
} else if ((option !== undefined && option !== "--check") || others.length > 0) {
  console.error(usage);
  process.exitCode = 2;
} else {
  try {
    process.exitCode = option === "--check" ? check() : await sync();
  } catch (error) {
    if (!(error instanceof ToolError || error instanceof ClusterError)) throw error;
    console.error(`error: ${error.message}`);
    process.exitCode = 1;
  }
}
