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
import { knownMetrics } from "./known-metrics.ts";

const charts = fileURLToPath(new URL("../../charts", import.meta.url));
const { promtool } = await ensureTools(["promtool"]);

interface Rule {
  readonly alert: string;
  readonly expr: string;
}
interface PrometheusRule {
  readonly kind: string;
  readonly spec: { readonly groups: readonly { readonly rules: readonly Rule[] }[] };
}

/** The rules that real Helm renders for a chart's case `alerting`, with what else there are alerts about. */
function rulesOf(chart: string): PrometheusRule["spec"] {
  const folder = join(charts, chart);
  const files = ["cases/alerting/values.yaml", "alerts.values.yaml"].map((file) => join(folder, file));
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

test("charts have alerts", () => expect(alerting.length).toBeGreaterThanOrEqual(4));

test.each(alerting)("the alerts of %s fire when they should, and only then", (chart) => {
  const folder = mkdtempSync(join(tmpdir(), "chartwright-alerts-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const spec = rulesOf(chart);
  writeFileSync(join(folder, "rules.yaml"), stringify(spec));
  copyFileSync(join(charts, chart, "alerts.yaml"), join(folder, "alerts.yaml"));
  const ended = spawnSync(promtool, ["test", "rules", "alerts.yaml"], { cwd: folder, encoding: "utf8" });
  expect(`${ended.stdout}${ended.stderr}`).toContain("SUCCESS");
  expect(ended.status).toBe(0);
});

test.each(alerting)("every alert of %s is seen to fire", (chart) => {
  const file = parse(readFileSync(join(charts, chart, "alerts.yaml"), "utf8")) as {
    readonly tests: readonly {
      readonly alert_rule_test: readonly {
        readonly alertname: string;
        readonly exp_alerts?: readonly unknown[];
      }[];
    }[];
  };
  const fired = file.tests.flatMap(({ alert_rule_test }) =>
    alert_rule_test.filter(({ exp_alerts }) => exp_alerts !== undefined).map(({ alertname }) => alertname),
  );
  const own = rulesOf(chart)
    .groups.flatMap(({ rules }) => rules)
    .filter(({ expr }) => /\b(kube|kubelet|container)_/.test(expr));
  expect(own.map(({ alert }) => alert).filter((alert) => !fired.includes(alert))).toEqual([]);
  expect(own.length).toBeGreaterThan(0);
});

test.each(alerting)(
  "the metrics in the alerts of %s are served by Kubernetes and kube-state-metrics",
  (chart) => {
    const names = rulesOf(chart).groups.flatMap(({ rules }) =>
      rules.flatMap(({ expr }) =>
        [...expr.matchAll(/\b(?:kube|kubelet|container)_\w+/g)].map(([name]) => name),
      ),
    );
    expect([...new Set(names)].filter((name) => !knownMetrics.has(name))).toEqual([]);
  },
);
