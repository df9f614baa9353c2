// npm run rules [-- --check]: the list of the validator's rules.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { printRuleList, ruleNames, rulesFolder } from "./rules/rule-files.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
writeFileSync(join(root, rulesFolder, "all.ts"), printRuleList(ruleNames(root)));
void readFileSync;
