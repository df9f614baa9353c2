import { codes } from "../../packages/diagnostics/src/index.ts";
import type { AnyRule } from "../../packages/validator/src/rules/framework/rule.ts";
import { type Breakage, breakage } from "./breakage.ts";
import { type TheirCheck, theirChecks } from "./their-checks.ts";

type Named = AnyRule & { readonly name: string };

/** `docs/rules.md`: every rule, and which of them cover the checks of other tools. */
export function printDocs(rules: readonly Named[]): string {
  const known = new Map(rules.map((rule) => [rule.name, rule]));
  const groups = Map.groupBy(rules, ({ name }) => name.split("/")[0] ?? "");
  const sections = [...groups].flatMap(([group, members]) => [
    `### ${group}`,
    "",
    "| rule | code | severity | what it finds | why |",
    "| --- | --- | --- | --- | --- |",
    ...members.map((rule) => row([code(rule.name), rule.code, rule.severity, rule.title, rule.why])),
    "",
  ]);
  const theirs = Object.entries(theirChecks).flatMap(([tool, checks]) => [
    `### ${tool}`,
    "",
    "| their check | our rule, or why there is none |",
    "| --- | --- |",
    ...checks.map((check) => row([code(check.check), oursOf(check, known)])),
    "",
  ]);
  const all = Object.values(theirChecks).flat();
  const covered = all.filter(({ rules: ours }) => ours !== undefined).length;
  return [
    "<!-- Made by `npm run rules`: do not edit. -->",
    "# Rules",
    "",
    "`chartwright validate` holds what a chart renders against these, and the chart's own files. Each stands in",
    "`packages/validator/src/rules/<group>/<rule>/`, with manifests that it passes and that it objects to.",
    "",
    `There are ${rules.length}: ${rules.filter(({ severity }) => severity === "error").length} errors, and`,
    `${rules.filter(({ severity }) => severity === "warning").length} warnings, which do not make the command fail.`,
    "",
    ...sections,
    "## Waivers",
    "",
    "What a chart does all the same stands in `waivers.yaml`, beside `chart.ts` or in the folder of a chart of somebody",
    "else's: the rule by its name or code, the object (`*` stands for any text; for a rule over files, the file) and the",
    "reason. A waiver that waives nothing is reported.",
    "",
    "```yaml",
    "- rule: security/read-only-root-filesystem",
    "  object: Deployment/*-legacy",
    "  reason: It writes its licence beside the program.",
    "```",
    "",
    "## Rules of your own",
    "",
    "The default export of each `rules/*.ts` where `chartwright` is called; its name is `custom/` and that of the file.",
    "",
    "```ts",
    'import { defineRule } from "chartwright";',
    "",
    "export default defineRule({",
    '  code: "ACME1",',
    '  severity: "error",',
    '  title: "a Service has no owner",',
    '  why: "Nobody would be called when it fails.",',
    "  check({ all, report }) {",
    '    for (const service of all("Service")) {',
    '      if (service.labels["acme.com/owner"] !== undefined) continue;',
    '      report(service, { message: "It has no label acme.com/owner.", fix: "Name the team in acme.com/owner." });',
    "    }",
    "  },",
    "});",
    "```",
    "",
    "A `rules/*.yaml` beside it declares one: `cel` must be true of each `object`, as in Kubernetes'",
    "ValidatingAdmissionPolicy, or each object fits the JSON Schema in `schema`. `kinds` says which objects it is about.",
    "",
    "```yaml",
    "code: ACME2",
    "severity: error",
    "title: an image is not from our registry",
    "why: Nodes reach no other.",
    "kinds: [Deployment, StatefulSet, DaemonSet]",
    "cel: object.spec.template.spec.containers.all(c, c.image.startsWith('registry.acme.com/'))",
    "message: A container's image is from another registry.",
    "fix: Mirror the image, and name the mirror.",
    "```",
    "",
    "## What breaks charts",
    "",
    "| what breaks | what holds it |",
    "| --- | --- |",
    ...breakage.map((each) => row([each.what, holdsIt(each, known)])),
    "",
    "## What other tools check",
    "",
    `Of ${all.length} checks ${covered} are covered by a rule.`,
    "",
    ...theirs,
  ].join("\n");
}

function holdsIt(
  { what, rules = [], codes: stages = [], how }: Breakage,
  known: ReadonlyMap<string, Named>,
): string {
  const missing = stages.find((each) => !(each in codes));
  if (missing !== undefined)
    throw new Error(`scripts/rules/breakage.ts: ${what} names ${missing}, which is no code`);
  const ours = rules.length === 0 ? [] : [oursOf({ check: what, rules }, known)];
  return [...ours, ...stages, ...(how === undefined ? [] : [how])].join(", ");
}

function oursOf({ check, rules = [], reason }: TheirCheck, known: ReadonlyMap<string, Named>): string {
  const missing = rules.find((name) => !known.has(name));
  if (missing !== undefined) throw new Error(`scripts/rules: ${check} names ${missing}, which is no rule`);
  return reason ?? rules.map((name) => `${code(name)} (${known.get(name)?.code})`).join(", ");
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

function code(text: string): string {
  return `\`${text}\``;
}
