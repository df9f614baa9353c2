import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, inject, test } from "vitest";
import { parse, parseAllDocuments, stringify } from "yaml";
import { type Rule, unservedIn } from "./check-rules.ts";
import { firedIn, holds, testRules } from "./test-rules.ts";

const charts = fileURLToPath(new URL("../../charts", import.meta.url));

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
function renderRules({ chart, file }: AlertTests): PrometheusRule["spec"] {
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
const rendered = new Map(all.map((tests) => [`${tests.chart} ${tests.file}`, renderRules(tests)]));

function rulesOf({ chart, file }: AlertTests): PrometheusRule["spec"] {
  const rules = rendered.get(`${chart} ${file}`);
  if (rules === undefined) throw new Error(`Nothing was rendered for ${chart}, ${file}.`);
  return rules;
}

const fileOf = ({ chart, file }: AlertTests) => join(charts, chart, `${file}.yaml`);

test("charts have alerts", () => expect(alerting.length).toBeGreaterThanOrEqual(4));

let said: readonly string[];
beforeAll(() => {
  said = testRules(all.map((tests) => ({ rules: stringify(rulesOf(tests)), tests: fileOf(tests) })));
});

test.each(all)("the alerts of $chart fire when they should, and only then, by $file", (tests) => {
  expect(said[all.indexOf(tests)]).toBe(holds);
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
  const fired = new Set(testsOf(chart).map(fileOf).flatMap(firedIn));
  const own = testsOf(chart)
    .flatMap(chartsRulesOf)
    .flatMap(({ alert }) => alert ?? []);
  expect(own.filter((alert) => !fired.has(alert))).toEqual([]);
  expect(own.length).toBeGreaterThan(0);
});

test.each(all)("what the alerts of $chart, by $file, name is served", (tests) => {
  expect(unservedIn(chartsRulesOf(tests))).toEqual([]);
});
