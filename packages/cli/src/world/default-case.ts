import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SourceCase } from "./source.ts";

/** A case without values, for a chart of somebody else's that has none. */
export function defaultCase(): SourceCase {
  const folder = mkdtempSync(join(tmpdir(), "chartwright-case-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "values.yaml");
  writeFileSync(path, "{}\n");
  return { name: "default", path, file: "values.yaml", text: "{}\n" };
}
