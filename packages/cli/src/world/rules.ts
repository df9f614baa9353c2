import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type Diagnostic, diagnostic } from "@chartwright/diagnostics";
import { type AnyRule, allRules, declaredRule, type NamedRule } from "@chartwright/validator";
import { isOwnCode, notRun } from "./own-code.ts";

export interface LoadedRules {
  readonly rules: readonly NamedRule[];
  readonly diagnostics: readonly Diagnostic[];
  /** How many files of code were run. */
  readonly ran: number;
}

/**
 * The rules of a project's own: the default export of each `*.ts` of a folder, made by `defineRule` or
 * `defineChartRule`, and what each `*.yaml` declares. A rule is called `custom/` and the name of its file.
 *
 * @param code whether those in TypeScript are run, if they are the user's own
 */
export async function loadRules(folder: string, code: boolean): Promise<LoadedRules> {
  if (!existsSync(folder)) return { rules: [], diagnostics: [], ran: 0 };
  const rules: NamedRule[] = [];
  let ran = 0;
  const diagnostics: Diagnostic[] = [];
  const files = readdirSync(folder).filter((name) => /((?<!\.test|\.d)\.ts|\.ya?ml)$/.test(name));
  for (const file of files.sort()) {
    const path = resolve(join(folder, file));
    if (file.endsWith(".ts")) {
      if (!code) continue;
      if (!isOwnCode(path)) {
        diagnostics.push(notRun(path, "the rule was left out"));
        continue;
      }
      ran += 1;
    } else if (isOfPrometheus(readFileSync(path, "utf8"))) continue;
    const refuse = (message: string, fix: string) =>
      diagnostics.push(diagnostic("CW3102", { message, fix, place: { file: path } }));
    try {
      const { rule, diagnostics: wrong } = await readRule(path);
      diagnostics.push(...wrong);
      if (wrong.length > 0) continue;
      const other = [...allRules, ...rules].find(({ code }) => code === rule?.code);
      if (typeof rule?.check !== "function" || (rule.over !== "objects" && rule.over !== "chart")) {
        refuse("Its default export is no rule.", "Write: export default defineRule({ … });");
      } else if (!/^[A-Z][A-Z0-9]*\d$/.test(rule.code) || other !== undefined || rule.code.startsWith("CW")) {
        const taken = other === undefined ? "is none for a rule of your own" : `is that of ${other.name}`;
        refuse(`The code ${rule.code} ${taken}.`, "Take capitals and a number of your own, such as ACME1.");
      } else rules.push({ ...rule, name: `custom/${file.replace(/\.\w+$/, "")}` });
    } catch (error) {
      refuse((error as Error).message.split("\n")[0] ?? "", "Run `tsc --noEmit` over it, which says more.");
    }
  }
  return { rules, diagnostics, ran };
}

/** A project may keep those of Prometheus in a folder of the same name. */
function isOfPrometheus(text: string): boolean {
  return /^groups:/m.test(text) && !/^code:/m.test(text);
}

/** The rule of a file of TypeScript or YAML. */
async function readRule(
  path: string,
): Promise<{ readonly rule: AnyRule | undefined; readonly diagnostics: readonly Diagnostic[] }> {
  if (!path.endsWith(".ts")) return declaredRule(readFileSync(path, "utf8"), path);
  const { default: rule } = (await import(pathToFileURL(path).href)) as { default?: AnyRule };
  return { rule, diagnostics: [] };
}
