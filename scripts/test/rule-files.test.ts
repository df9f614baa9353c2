import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, inject, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { ensureTools } from "../tools/ensure-tools.ts";
import { type Rule, unservedIn } from "./check-rules.ts";

const chart = fileURLToPath(new URL("../../charts/prometheus", import.meta.url));
const { promtool } = await ensureTools(["promtool"]);
const files = ["alerts.own.yaml", "rules.alerts.yaml"];

interface AlertTests {
  readonly tests: readonly {
    readonly alert_rule_test: readonly {
      readonly alertname: string;
      readonly exp_alerts?: readonly unknown[];
    }[];
  }[];
}
interface ConfigMap {
  readonly data: { readonly "rules.yml": string };
}
interface RuleFile {
  readonly groups: readonly { readonly rules: readonly (Rule & { readonly alert: string })[] }[];
}

/** The rule file that the chart of Prometheus gives it by default. */
function ruleFile(): string {
  const args = ["template", "one", join(chart, "chart"), "--show-only", "templates/configmap-rules.yaml"];
  const made = parse(execFileSync(inject("tools").helm4, args, { encoding: "utf8" })) as ConfigMap;
  return made.data["rules.yml"];
}

test.each(files)("the rules of Prometheus's own file fire when they should, and only then, by %s", (file) => {
  const folder = mkdtempSync(join(tmpdir(), "chartwright-rules-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "rules.yaml"), ruleFile());
  copyFileSync(join(chart, file), join(folder, file));
  const ended = spawnSync(promtool, ["test", "rules", file], { cwd: folder, encoding: "utf8" });
  expect(`${ended.stdout}${ended.stderr}`).toContain("SUCCESS");
  expect(ended.status).toBe(0);
});

test("every one of them is seen to fire", () => {
  const tests = files.flatMap((file) => (parse(readFileSync(join(chart, file), "utf8")) as AlertTests).tests);
  const fired = tests.flatMap(({ alert_rule_test }) =>
    alert_rule_test.flatMap(({ alertname, exp_alerts }) => (exp_alerts === undefined ? [] : [alertname])),
  );
  const rules = (parse(ruleFile()) as RuleFile).groups.flatMap((group) => group.rules);
  expect(rules.map(({ alert }) => alert).filter((alert) => !fired.includes(alert))).toEqual([]);
  expect(rules.length).toBeGreaterThan(15);
});

test("what they name is served", () => {
  const rules = (parse(ruleFile()) as RuleFile).groups.flatMap((group) => group.rules);
  expect(unservedIn(rules)).toEqual([]);
});
