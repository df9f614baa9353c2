import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Helm } from "./helm.ts";
import type { Case } from "./trial.ts";

/**
 * The ways to use a published version: no values, and the examples that its README shows, each written to a file
 * in the folder. What its users have copied, they will upgrade with.
 */
export async function oldCases(helm: Helm, archive: string, into: string): Promise<readonly Case[]> {
  const examples = examplesOf(await helm.run("show", "readme", archive));
  return [["default", "{}\n"] as const, ...examples].map(([name, text], index) => {
    const values = join(into, `${index}-${name}.yaml`);
    writeFileSync(values, text);
    return { name, values, given: [] };
  });
}

/** The examples of a generated README: their names and values. */
export function examplesOf(readme: string): readonly (readonly [name: string, values: string])[] {
  const [, examples = ""] = readme.split(/^## Examples$/m);
  const found = examples.matchAll(/^### ([\w.-]+)\n+```yaml\n([\s\S]*?\n)```$/gm);
  return [...found].map(([, name = "", values = ""]) => [name, values]);
}
