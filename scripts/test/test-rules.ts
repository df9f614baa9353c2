import { spawnSync } from "node:child_process";
import {
  closeSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
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

/** A file of tests, and the rules that it reads as `rules.yaml`. */
export interface TestedRules {
  readonly rules: string;
  readonly tests: string;
}

/** What `promtool test rules` says of each file of tests, in one process. */
export function testRules(all: readonly TestedRules[]): readonly string[] {
  const cwd = mkdtempSync(join(tmpdir(), "chartwright-rules-"));
  try {
    const files = all.map(({ rules, tests }, at) => {
      mkdirSync(join(cwd, `${at}`));
      writeFileSync(join(cwd, `${at}/rules.yaml`), rules);
      copyFileSync(tests, join(cwd, `${at}/tests.yaml`));
      return `${at}/tests.yaml`;
    });
    // One file for both streams: it tells of the tests on the one, and of what fails on the other.
    const output = openSync(join(cwd, "output"), "a");
    spawnSync(promtool, ["test", "rules", ...files], { cwd, stdio: ["ignore", output, output] });
    closeSync(output);
    const parts = readFileSync(join(cwd, "output"), "utf8").split(/^Processing test file: (.*)$/m);
    return files.map((file) => parts[parts.indexOf(file) + 1] ?? "");
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

/** All that promtool says of a file whose tests hold. */
export const holds = "\n  SUCCESS\n\n";

/** The names of the alerts that a file of tests expects to fire. */
export function firedIn(file: string): readonly string[] {
  const { tests } = parse(readFileSync(file, "utf8")) as RuleTests;
  return tests.flatMap(({ alert_rule_test }) =>
    alert_rule_test.filter(({ exp_alerts }) => exp_alerts !== undefined).map(({ alertname }) => alertname),
  );
}
