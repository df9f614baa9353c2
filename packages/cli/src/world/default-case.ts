import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SourceCase } from "./source.ts";
import { temporaryFolder } from "./temporary.ts";

/** A case without values, for a chart of somebody else's that has none. */
export function defaultCase(): SourceCase {
  const path = join(temporaryFolder(), "values.yaml");
  writeFileSync(path, "{}\n");
  return { name: "default", path, file: "values.yaml", text: "{}\n" };
}
