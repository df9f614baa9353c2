import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, inject, test } from "vitest";
import { type Imported, type ImportResult, importHelm, importManifests } from "../src/index.ts";
import { strangeParts } from "./support/check-module.ts";
import { hostileCharts, hostileManifests } from "./support/hostile-sources.ts";
import { running } from "./support/hostile-text.ts";
import { loadChart } from "./support/load-chart.ts";

const effort = inject("effort").properties["importer/hostile"];
const classes = ["v1/ConfigMap", "v1/Service", "apps/v1/Deployment"].map(
  (each) => `kubernetes-models/${each}`,
);
const hasKind = (module: string, kind: string) => classes.includes(`${module}/${kind}`);

const folder = mkdtempSync(join(tmpdir(), "chartwright-hostile-"));
const marker = join(folder, "ran");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** How often a text was imported, and how often it was refused: a property that refuses everything says nothing. */
async function holds(result: ImportResult, counts: { imported: number }): Promise<void> {
  const { imported, diagnostics } = result;
  if (imported === undefined) {
    expect(diagnostics.filter(({ severity }) => severity === "error")).not.toEqual([]);
    return;
  }
  counts.imported++;
  for (const file of imported.files.filter(({ path }) => path.endsWith(".ts")))
    expect(strangeParts(file), file.text).toEqual([]);
  for (const { path } of imported.files)
    expect(path).toMatch(/^(chart\.ts|kinds\.ts|crds\.ts|cases\/[A-Za-z0-9][-.\w]*\/values\.yaml)$/);
  await loads(imported);
}

async function loads(imported: Imported): Promise<void> {
  const model = await loadChart(imported);
  expect(model.kind).toBe("chart");
  expect(readdirSync(folder)).toEqual([]);
}

test("the code in the texts runs where a text becomes code", () => {
  new Function(running(marker))();
  expect(existsSync(marker)).toBe(true);
  rmSync(marker);
});

test("whatever manifests hold, what is written of them is literals and checked names, and loads", async () => {
  const counts = { imported: 0 };
  await fc.assert(
    fc.asyncProperty(hostileManifests(marker), async (content) => {
      await holds(importManifests([{ path: "all.yaml", content }], { hasKind }), counts);
    }),
    effort,
  );
  expect(counts.imported).toBeGreaterThan(effort.numRuns / 10);
}, 240_000);

test("whatever a Helm chart holds, what is written of it is literals and checked names, and loads", async () => {
  const counts = { imported: 0 };
  await fc.assert(
    fc.asyncProperty(hostileCharts(marker), async (files) => {
      await holds(importHelm(files, { hasKind }), counts);
    }),
    effort,
  );
  expect(counts.imported).toBeGreaterThan(effort.numRuns / 10);
}, 240_000);
