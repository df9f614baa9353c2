import * as fs from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { readChartUnderTrial } from "../../packages/cluster/src/index.ts";
import { type Chart, loadChart, renderChart } from "../../packages/engine/src/index.ts";

const charts = fileURLToPath(new URL("../../charts", import.meta.url));
/** Values that all charts of a parent get, with some that none of them has heard of. */
const global = { imageRegistry: "registry.example.com", ofAnotherChart: { nested: true } };
const own = "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: of-the-parent }\n";

/** A chart, and a parent that has one object and switches the chart with a condition. */
function load(folder: string, name: string): { readonly alone: Chart; readonly parent: Chart } {
  const files = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => [file.slice(folder.length + 1), fs.readFileSync(file)] as const);
  const { version } = parse(fs.readFileSync(join(folder, "Chart.yaml"), "utf8"));
  const dependencies = [{ name, version, condition: `${name}.enabled` }];
  const inParent = files.map(([path, content]) => [`charts/${name}/${path}`, content] as const);
  const parent = loadChart(
    new Map<string, string | Uint8Array>([
      ["Chart.yaml", JSON.stringify({ apiVersion: "v2", name: "parent", version: "1.0.0", dependencies })],
      ["templates/own.yaml", own],
      ...inParent,
    ]),
  );
  const alone = loadChart(new Map(files));
  if (alone.chart === undefined || parent.chart === undefined) {
    throw new Error(JSON.stringify([...alone.diagnostics, ...parent.diagnostics]));
  }
  return { alone: alone.chart, parent: parent.chart };
}

/** The objects that a chart gives, each as text, in one order. */
function objectsOf(chart: Chart, values: Readonly<Record<string, unknown>>): readonly string[] {
  const { manifests, diagnostics } = renderChart(chart, {
    name: "shop",
    namespace: "team",
    values: [values],
    kubeVersion: "v1.37.0",
    // Passwords are equal in both.
    environment: { random: (bytes) => bytes.fill(7) },
  });
  if (manifests === undefined) throw new Error(JSON.stringify(diagnostics));
  return parseAllDocuments(manifests)
    .map((document) => document.toJS())
    .filter((object) => object !== null)
    .map((object) => JSON.stringify(object))
    .sort();
}

const cases = fs
  .readdirSync(charts)
  .map((name) => readChartUnderTrial(join(charts, name)))
  .flatMap(({ name, folder, cases: all }) => {
    const loaded = { name, ...load(folder, name) };
    return all.map((current) => [`${name} ${current.name}`, loaded, current] as const);
  });

test.for(cases)(
  "%s is under a parent what it is alone, and nothing where the parent switches it off",
  ([, { name, alone, parent }, { values: file }]) => {
    const values = parse(fs.readFileSync(file, "utf8")) ?? {};
    const on = objectsOf(parent, { global, [name]: { ...values, enabled: true } });
    const ofParent = JSON.stringify(parse(own));
    expect(on.filter((object) => object !== ofParent)).toEqual(
      objectsOf(alone, { ...values, global, enabled: true }),
    );
    expect(on).toContain(ofParent);
    expect(objectsOf(parent, { global, [name]: { ...values, enabled: false } })).toEqual([ofParent]);
  },
);
