import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { stringify } from "yaml";
import { ensureTools } from "../tools/ensure-tools.ts";
import { knownMetrics } from "./known-metrics.ts";
import { metricsIn } from "./promql.ts";

const charts = fileURLToPath(new URL("../../charts", import.meta.url));
const { promtool } = await ensureTools(["promtool"]);
const fileOf = (chart: string) => join(charts, chart, "chart/files/dashboard.json");
const withDashboard = readdirSync(charts).filter((chart) => existsSync(fileOf(chart)));

interface Dashboard {
  readonly uid: string;
  readonly templating: { readonly list: readonly { readonly definition?: string }[] };
  readonly panels: readonly {
    readonly gridPos: { readonly x: number; readonly y: number };
    readonly targets: readonly { readonly expr: string }[];
  }[];
}

const read = (chart: string) => JSON.parse(readFileSync(fileOf(chart), "utf8")) as Dashboard;

/** What the panels ask for, and what there is to choose from. */
function queriesOf({ panels, templating }: Dashboard): readonly string[] {
  const choices = templating.list.flatMap(
    ({ definition = "" }) => /^query_result\((.*)\)$/.exec(definition)?.[1] ?? [],
  );
  return [...choices, ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))];
}

test("charts have dashboards, each with an identity of its own that Grafana takes", () => {
  const uids = withDashboard.map((chart) => read(chart).uid);
  expect(new Set(uids).size).toBe(uids.length);
  expect(uids.length).toBeGreaterThanOrEqual(4);
  expect(uids.filter((uid) => !/^[\w-]{1,40}$/.test(uid))).toEqual([]);
});

test.each(withDashboard)("promtool takes every query of the dashboard of %s", (chart) => {
  const folder = mkdtempSync(join(tmpdir(), "chartwright-dashboard-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const rules = queriesOf(read(chart)).map((expr, index) => ({
    record: `panel_${index}`,
    expr: expr.replaceAll("$__rate_interval", "5m"),
  }));
  writeFileSync(join(folder, "rules.yaml"), stringify({ groups: [{ name: "panels", rules }] }));
  const ended = spawnSync(promtool, ["check", "rules", "rules.yaml"], { cwd: folder, encoding: "utf8" });
  expect(`${ended.stdout}${ended.stderr}`).toContain(`SUCCESS: ${rules.length} rules found`);
});

test.each(withDashboard)(
  "the dashboard of %s asks for metrics that are served, in panels side by side",
  (chart) => {
    const dashboard = read(chart);
    const names = queriesOf(dashboard).flatMap(metricsIn);
    expect([...new Set(names)].filter((name) => !knownMetrics.has(name))).toEqual([]);
    const places = dashboard.panels.map(({ gridPos }) => `${gridPos.x} ${gridPos.y}`);
    expect(new Set(places).size).toBe(places.length);
  },
);
