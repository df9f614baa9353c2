import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { runProgram } from "../../packages/cluster/src/index.ts";
import { type KubernetesTarget, schemaFiles, schemaLocation } from "../../packages/validator/src/index.ts";

/** What kubeconform says of each object: why it refuses it, or nothing. It reads them all in one run. */
export async function kubeconformVerdicts(
  program: string,
  target: KubernetesTarget,
  objects: readonly unknown[],
): Promise<readonly (string | undefined)[]> {
  const folder = mkdtempSync(join(tmpdir(), "chartwright-mutants-"));
  try {
    for (const { path, text } of schemaFiles(target.definitions, target.crds)) {
      mkdirSync(dirname(join(folder, "schemas", path)), { recursive: true });
      writeFileSync(join(folder, "schemas", path), text);
    }
    const nameOf = (index: number) => join(folder, "objects", `${index}.json`);
    mkdirSync(join(folder, "objects"));
    for (const [index, object] of objects.entries()) writeFileSync(nameOf(index), JSON.stringify(object));
    const flags = ["-strict", "-verbose", "-output", "json", "-kubernetes-version", `${target.minor}.0`];
    const location = ["-schema-location", join(folder, "schemas", schemaLocation)];
    const { stdout } = await runProgram(program, [...flags, ...location, join(folder, "objects")]);
    const { resources } = JSON.parse(stdout) as { resources: readonly Resource[] };
    const byFile = new Map(resources.map((resource) => [resource.filename, resource]));
    return objects.map((_, index) => {
      const found = byFile.get(nameOf(index));
      if (found === undefined) throw new Error(`Bug: kubeconform says nothing of ${nameOf(index)}.`);
      return found.status === "statusValid" ? undefined : found.msg || found.status;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Resource {
  readonly filename: string;
  readonly status: string;
  readonly msg: string;
}
