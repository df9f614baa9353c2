import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Where the validator's rules stand: `<group>/<rule>/rule.ts`. */
export const rulesFolder = "packages/validator/src/rules";

/** The names of all rules, as their folders have them: `group/rule`, sorted. */
export function ruleNames(root: string): readonly string[] {
  return readdirSync(join(root, rulesFolder), { recursive: true, encoding: "utf8" })
    .flatMap((path) => path.replaceAll("\\", "/").match(/^([\w-]+\/[\w-]+)\/rule\.ts$/)?.[1] ?? [])
    .sort();
}

/** The module that lists every rule: bundlers and Node without a file system find them there. */
export function printRuleList(names: readonly string[]): string {
  const variable = (name: string) => name.replace(/[-/](\w)/g, (_, letter: string) => letter.toUpperCase());
  // As biome sorts them: the framework's among the groups.
  const imports = [...names, "framework"].sort().map((name) => {
    if (name === "framework") return 'import type { AnyRule, NamedRule } from "./framework/rule.ts";';
    return `import { rule as ${variable(name)} } from "./${name}/rule.ts";`;
  });
  const entries = names.map((name) => `  "${name}": ${variable(name)},`);
  return [
    "// Made by `npm run rules`: do not edit.",
    "",
    ...imports,
    "",
    "const byName: Readonly<Record<string, AnyRule>> = {",
    ...entries,
    "};",
    "",
    "/** Every rule of the validator. */",
    "export const allRules: readonly NamedRule[] = Object.entries(byName).map(([name, rule]) => ({ ...rule, name }));",
    "",
  ].join("\n");
}
