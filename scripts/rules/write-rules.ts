import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { AnyRule } from "../../packages/validator/src/rules/framework/rule.ts";
import { printDocs } from "./print-docs.ts";
import { printRuleList, ruleNames, rulesFolder } from "./rule-files.ts";

/**
 * Writes the list of rules and `docs/rules.md`; with `check` it only compares.
 *
 * @returns the paths whose content is another
 */
export async function writeRules(root: string, check: boolean): Promise<readonly string[]> {
  const names = ruleNames(root);
  const rules = await Promise.all(
    names.map(async (name) => {
      const file = pathToFileURL(join(root, rulesFolder, name, "rule.ts")).href;
      return { ...((await import(file)) as { rule: AnyRule }).rule, name };
    }),
  );
  const files = [
    { path: `${rulesFolder}/all.ts`, text: formatted(root, printRuleList(names)) },
    { path: "docs/rules.md", text: printDocs(rules) },
  ];
  const stale = files.filter(({ path, text }) => {
    const file = join(root, path);
    return !existsSync(file) || readFileSync(file, "utf8") !== text;
  });
  if (!check) for (const { path, text } of stale) writeFileSync(join(root, path), text);
  return stale.map(({ path }) => path);
}

/** As biome has it, which every file of ours goes through. */
function formatted(root: string, text: string): string {
  const biome = join(root, "node_modules/.bin/biome");
  return spawnSync(biome, ["format", "--stdin-file-path=all.ts"], {
    cwd: root,
    input: text,
    encoding: "utf8",
  }).stdout;
}
