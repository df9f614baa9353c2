// npm run new-rule -- <group> <name>: a folder for a rule of the validator, listed and ready to be filled.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { newRuleFiles, nextCode } from "./rules/new-rule-files.ts";
import { ruleNames, rulesFolder } from "./rules/rule-files.ts";
import { writeRules } from "./rules/write-rules.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const [group = "", name = ""] = process.argv.slice(2);
const folder = join(root, rulesFolder, group, name);
const names = ruleNames(root);
const groups = [...new Set(names.map((each) => each.split("/")[0]))];
if (!groups.includes(group) || !/^[a-z][a-z-]*$/.test(name) || existsSync(folder)) {
  console.error(existsSync(folder) && name !== "" ? `${group}/${name} is there already.` : "");
  console.error(`usage: npm run new-rule -- ${groups.join("|")} <name>, such as host-path`);
  process.exit(2);
}
const codes = names
  .filter((each) => each.startsWith(`${group}/`))
  .map((each) => /code: "CW(\d+)"/.exec(readFileSync(join(root, rulesFolder, each, "rule.ts"), "utf8"))?.[1]);
mkdirSync(folder, { recursive: true });
for (const { path, text } of newRuleFiles(nextCode(codes.map(Number))))
  writeFileSync(join(folder, path), text);
await writeRules(root, false);
console.log(`${rulesFolder}/${group}/${name}: written.
Fill rule.ts, valid.yaml and invalid.yaml; then
  node_modules/.bin/vitest run --project unit packages/validator -u   writes invalid.snap: read it
  npm run rules                                                       brings docs/rules.md up to date`);
