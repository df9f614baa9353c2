import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { stringify } from "yaml";
import type { Dashboard } from "../../packages/blocks/src/grafana/schema.ts";
import { ensureTools } from "../tools/ensure-tools.ts";
import { knownMetrics, labelsOf } from "./known-metrics.ts";
import { metricsIn, readQuery, withoutVariables } from "./promql.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const charts = join(root, "charts");
const { promtool } = await ensureTools(["promtool"]);
const dashboards = readdirSync(charts).flatMap((chart) => {
  const folder = join(charts, chart, "chart/files");
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => /(^|\/)dashboards?[^/]*(\/[^/]+)?\.json$/.test(file))
    .map((file) => ({ name: `${chart}/${file}`, text: readFileSync(join(folder, file), "utf8") }));
});
const read = (text: string) => JSON.parse(text) as Dashboard;

/** All panels, also those that a collapsed row holds. */
const panelsOf = ({ panels }: Dashboard) =>
  panels.flatMap((panel) => ("panels" in panel ? [panel, ...panel.panels] : [panel]));

const targetsOf = (dashboard: Dashboard) =>
  panelsOf(dashboard).flatMap((panel) => ("targets" in panel ? panel.targets : []));

/** What is asked for the choices of a variable: PromQL, or as Grafana writes it. */
const choicesOf = ({ templating }: Dashboard) =>
  (templating.list ?? []).flatMap(({ query }) =>
    typeof query === "object" && typeof query.query === "string" ? [query.query] : [],
  );

/** What the panels ask for, and what there is to choose from, as PromQL. */
function queriesOf(dashboard: Dashboard): readonly string[] {
  const choices = choicesOf(dashboard).flatMap((query) => {
    const [, fn, inside = ""] = /^(query_result|label_values)\((.*)\)$/s.exec(query) ?? [];
    return fn === "query_result"
      ? [inside]
      : [inside.replace(/(^|,)[^,]*$/, "")].filter((text) => text !== "");
  });
  return [...choices, ...targetsOf(dashboard).map(({ expr }) => expr)];
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "chartwright-dashboard-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

test("charts have dashboards, each with an identity of its own that Grafana takes", () => {
  const uids = dashboards.map(({ text }) => read(text).uid);
  expect(new Set(uids).size).toBe(uids.length);
  expect(uids.length).toBeGreaterThanOrEqual(4);
  expect(uids.filter((uid) => !/^[\w-]{1,40}$/.test(uid))).toEqual([]);
});

test("the dashboards are what the types of Grafana's schema say, to the last field", () => {
  const path = folder();
  const type = JSON.stringify(relative(path, join(root, "packages/blocks/src/grafana/schema.ts")));
  const all = dashboards.map(({ text }, index) => `export const d${index}: Dashboard = ${text.trim()};`);
  const wrong = 'export const wrong: Dashboard["panels"] = [{ "type": "stat", "titel": "T" }];';
  const source = [`import type { Dashboard } from ${type};`, ...all, "// @ts-expect-error", wrong].join("\n");
  writeFileSync(join(path, "dashboards.mts"), source);
  writeFileSync(
    join(path, "tsconfig.json"),
    JSON.stringify({
      extends: join(root, "tsconfig.json"),
      files: ["dashboards.mts"],
      include: [],
      compilerOptions: { types: [] },
    }),
  );
  const tsc = join(root, "node_modules/.bin/tsc");
  const ended = spawnSync(tsc, ["-p", path], { encoding: "utf8" });
  expect(`${ended.stdout}${ended.stderr}`).toBe("");
  expect(ended.status).toBe(0);
});

describe.each(dashboards)("the dashboard $name", ({ text }) => {
  const dashboard = read(text);

  test("has queries that promtool takes", () => {
    const cwd = folder();
    const rules = queriesOf(dashboard).map((expr, index) => ({
      record: `panel_${index}`,
      expr: withoutVariables(expr),
    }));
    writeFileSync(join(cwd, "rules.yaml"), stringify({ groups: [{ name: "panels", rules }] }));
    const ended = spawnSync(promtool, ["check", "rules", "rules.yaml"], { cwd, encoding: "utf8" });
    expect(`${ended.stdout}${ended.stderr}`).toContain(`SUCCESS: ${rules.length} rules found`);
  });

  test("asks for metrics that are served", () => {
    const names = queriesOf(dashboard).flatMap(metricsIn);
    expect([...new Set(names)].filter((name) => !knownMetrics.has(name))).toEqual([]);
  });

  test("names labels that its metrics have, in queries and in what their series are called", () => {
    const wrong = targetsOf(dashboard).flatMap(({ expr, legendFormat }) => {
      const { metrics, labels } = readQuery(expr);
      const shown = [...legendFormat.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = ""]) => name);
      const known = labelsOf(metrics);
      return [...labels, ...shown].filter((label) => !known.has(label)).map((label) => `${label}: ${expr}`);
    });
    expect(wrong).toEqual([]);
  });

  test("asks the datasource that is chosen, by names that are declared", () => {
    const names = (dashboard.templating.list ?? []).map(({ name }) => name);
    expect(names[0]).toBe("datasource");
    expect(new Set(names).size).toBe(names.length);
    const used = [...queriesOf(dashboard), ...choicesOf(dashboard)].flatMap((expr) =>
      [...expr.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map(([, name = ""]) => name),
    );
    expect(used.filter((name) => !name.startsWith("__") && !names.includes(name))).toEqual([]);
    const asked = targetsOf(dashboard).map(({ datasource }) => datasource.uid);
    expect([...new Set(asked)]).toEqual(["${datasource}"]);
  });

  test("numbers its panels and its queries, and gives each panel a place in the grid", () => {
    const panels = panelsOf(dashboard);
    expect(dashboard.schemaVersion).toBeGreaterThanOrEqual(42);
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    for (const panel of panels) {
      const refIds = "targets" in panel ? panel.targets.map(({ refId }) => refId) : [];
      expect(new Set(refIds).size).toBe(refIds.length);
      const { x = -1, w = 0, h = 0 } = panel.gridPos ?? {};
      expect([x >= 0, w > 0, h > 0, x + w <= 24]).toEqual([true, true, true, true]);
    }
  });

  test("lets no panel cover another", () => {
    const groups = [
      dashboard.panels,
      ...dashboard.panels.map((each) => ("panels" in each ? each.panels : [])),
    ];
    for (const group of groups) {
      const cells = group.flatMap(({ gridPos: { x, y, w, h } = { x: 0, y: 0, w: 0, h: 0 } }) =>
        Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)} ${y + Math.floor(cell / w)}`),
      );
      expect(new Set(cells).size).toBe(cells.length);
    }
  });
});
