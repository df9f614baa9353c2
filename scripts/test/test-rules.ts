import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { ensureTools } from "../tools/ensure-tools.ts";

const { promtool } = await ensureTools(["promtool"]);

interface RuleTests {
  readonly tests: readonly {
    readonly alert_rule_test: readonly {
      readonly alertname: string;
      readonly exp_alerts?: readonly unknown[];
    }[];
  }[];
}

/** What `promtool test rules` says of a file of tests, which reads the rules as `rules.yaml`. */
export function testRules(
  rules: string,
  tests: string,
): { readonly output: string; readonly status: number | null } {
  const cwd = mkdtempSync(join(tmpdir(), "chartwright-rules-"));
  try {
    writeFileSync(join(cwd, "rules.yaml"), rules);
    copyFileSync(tests, join(cwd, "tests.yaml"));
    const ended = spawnSync(promtool, ["test", "rules", "tests.yaml"], { cwd, encoding: "utf8" });
    return { output: `${ended.stdout}${ended.stderr}`, status: ended.status };
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

/** The names of the alerts that a file of tests expects to fire. */
export function firedIn(file: string): readonly string[] {
  const { tests } = parse(readFileSync(file, "utf8")) as RuleTests;
  return tests.flatMap(({ alert_rule_test }) =>
    alert_rule_test.filter(({ exp_alerts }) => exp_alerts !== undefined).map(({ alertname }) => alertname),
  );
}
