import { execFileSync, spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, inject, onTestFinished, test } from "vitest";
import { parse, parseAllDocuments, stringify } from "yaml";
import { ensureTools } from "../tools/ensure-tools.ts";
import { type Rule, unservedIn } from "./check-rules.ts";

const charts = fileURLToPath(new URL("../../charts", import.meta.url));
const { promtool } = await ensureTools(["promtool"]);

interface PrometheusRule {
  readonly kind: string;
  readonly spec: { readonly groups: readonly { readonly rules: readonly Rule[] }[] };
}

/** A file of tests beside a chart: `alerts.yaml`, and `alerts.<way>.yaml` for another way to use it. */
interface AlertTests {
  readonly chart: string;
  /** `alerts` or `alerts.<way>`. */
  readonly file: string;
}

/** The rules that real Helm renders for a chart's case `alerting`, with what else there are alerts about. */
function rulesOf({ chart, file }: AlertTests): PrometheusRule["spec"] {
  const folder = join(charts, chart);
  const files = ["cases/alerting/values.yaml", `${file}.values.yaml`].map((name) => join(folder, name));
  const values = files.filter((file) => existsSync(file)).flatMap((file) => ["--values", file]);
  const args = ["template", "my-release", join(folder, "chart"), "--namespace", "default", ...values];
  const text = execFileSync(inject("tools").helm4, args, { encoding: "utf8" });
  const objects = parseAllDocuments(text).map((document) => document.toJS() as PrometheusRule | null);
  const found = objects.find((object) => object?.kind === "PrometheusRule");
  if (found === undefined || found === null) throw new Error(`${chart} renders no PrometheusRule.`);
  return found.spec;
}

/** Charts that make a PrometheusRule: each has a case called `alerting`, and tests of its alerts beside it. */
const alerting = readdirSync(charts).filter((chart) =>
  existsSync(join(charts, chart, "chart/templates/prometheusrule.yaml")),
);

const testsOf = (chart: string): readonly AlertTests[] =>
  readdirSync(join(charts, chart)).flatMap((name) => {
    const file = /^(alerts(\.[a-z-]+)?)\.yaml$/.exec(name)?.[1];
    return file === undefined || file.endsWith(".values") ? [] : [{ chart, file }];
  });
const all = alerting.flatMap(testsOf);

test("charts have alerts", () => expect(alerting.length).toBeGreaterThanOrEqual(4));

test.each(all)("the alerts of $chart fire when they should, and only then, by $file", (tests) => {
  const folder = mkdtempSync(join(tmpdir(), "chartwright-alerts-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "rules.yaml"), stringify(rulesOf(tests)));
  copyFileSync(join(charts, tests.chart, `${tests.file}.yaml`), join(folder, "alerts.yaml"));
  const ended = spawnSync(promtool, ["test", "rules", "alerts.yaml"], { cwd: folder, encoding: "utf8" });
  expect(`${ended.stdout}${ended.stderr}`).toContain("SUCCESS");
  expect(ended.status).toBe(0);
});

/** Alerts that the case `alerting` gives the user: whoever adds one serves its metrics, and tests it. */
const addedIn = ({ chart }: AlertTests): readonly string[] => {
  const values = parse(readFileSync(join(charts, chart, "cases/alerting/values.yaml"), "utf8"));
  return Object.keys(values.prometheusRule?.extraAlerts ?? {});
};

/** The rules of the chart's own. */
const chartsRulesOf = (tests: AlertTests) =>
  rulesOf(tests)
    .groups.flatMap(({ rules }) => rules)
    .filter(({ alert = "" }) => !addedIn(tests).includes(alert));

test.each(alerting)("every alert of %s is seen to fire", (chart) => {
  const fired = new Set(testsOf(chart).flatMap(firedIn));
  const own = testsOf(chart)
    .flatMap(chartsRulesOf)
    .flatMap(({ alert }) => alert ?? []);
  expect(own.filter((alert) => !fired.has(alert))).toEqual([]);
  expect(own.length).toBeGreaterThan(0);
});

test.each(all)("what the alerts of $chart, by $file, name is served", (tests) => {
  expect(unservedIn(chartsRulesOf(tests))).toEqual([]);
});

/** The names of the alerts that a file of tests expects to fire. */
function firedIn({ chart, file }: AlertTests): readonly string[] {
  const { tests } = parse(readFileSync(join(charts, chart, `${file}.yaml`), "utf8")) as {
    readonly tests: readonly {
      readonly alert_rule_test: readonly {
        readonly alertname: string;
        readonly exp_alerts?: readonly unknown[];
      }[];
    }[];
  };
  return tests.flatMap(({ alert_rule_test }) =>
    alert_rule_test.filter(({ exp_alerts }) => exp_alerts !== undefined).map(({ alertname }) => alertname),
  );
}
