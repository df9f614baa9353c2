import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, inject, test } from "vitest";
import { parse } from "yaml";
import { type Rule, unservedIn } from "./check-rules.ts";
import { firedIn, holds, testRules } from "./test-rules.ts";

const chart = fileURLToPath(new URL("../../charts/prometheus", import.meta.url));
const files = ["alerts.own.yaml", "rules.alerts.yaml"];

interface ConfigMap {
  readonly data: { readonly "rules.yml": string };
}
interface RuleFile {
  readonly groups: readonly { readonly rules: readonly (Rule & { readonly alert: string })[] }[];
}

/** The rule file that the chart of Prometheus gives it by default. */
function renderRuleFile(): string {
  const args = ["template", "one", join(chart, "chart"), "--show-only", "templates/configmap-rules.yaml"];
  const made = parse(execFileSync(inject("tools").helm4, args, { encoding: "utf8" })) as ConfigMap;
  return made.data["rules.yml"];
}

let ruleFile: string;
let said: readonly string[];
beforeAll(() => {
  ruleFile = renderRuleFile();
  said = testRules(files.map((file) => ({ rules: ruleFile, tests: join(chart, file) })));
});

test.each(files)("the rules of Prometheus's own file fire when they should, and only then, by %s", (file) => {
  expect(said[files.indexOf(file)]).toBe(holds);
});

test("every one of them is seen to fire", () => {
  const fired = files.flatMap((file) => firedIn(join(chart, file)));
  const rules = (parse(ruleFile) as RuleFile).groups.flatMap((group) => group.rules);
  expect(rules.map(({ alert }) => alert).filter((alert) => !fired.includes(alert))).toEqual([]);
  expect(rules.length).toBeGreaterThan(15);
});

test("what they name is served", () => {
  const rules = (parse(ruleFile) as RuleFile).groups.flatMap((group) => group.rules);
  expect(unservedIn(rules)).toEqual([]);
});
