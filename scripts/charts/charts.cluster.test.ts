import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import {
  type Cell,
  type Cluster,
  type HelmMode,
  printTable,
  temporaryFolder,
  tryCharts,
} from "../../packages/cluster/src/index.ts";
import { newestMinor, oldestMinor } from "../tools/catalogue.ts";
import { planAll } from "./plan.ts";
import { startMinor } from "./start-minor.ts";

const folder = fileURLToPath(new URL("../../charts", import.meta.url));
const work = temporaryFolder("charts");
const programs = inject("tools");
const trials = await planAll({ folder, programs, work });
const table: Cell[] = [];

afterAll(() => {
  rmSync(work, { recursive: true, force: true });
  console.log(`\n${printTable(table)}`);
});

/** `pnpm test:charts` has every Helm on every minor. */
const columns = [
  { minor: newestMinor, mode: "helm 4" },
  { minor: newestMinor, mode: "helm 3" },
  { minor: newestMinor, mode: "helm 4 client-side" },
  { minor: oldestMinor, mode: "helm 4" },
] as const satisfies { minor: string; mode: HelmMode }[];

const shared = columns.map((column, share) => ({ ...column, upgrades: { share, of: columns.length } }));

describe.each(shared)("$mode on Kubernetes $minor", ({ minor, mode, upgrades }) => {
  const results = new Map(trials.map(({ row }) => [row, Promise.withResolvers<Cell>()]));
  let cluster: Cluster | undefined;
  let all: Promise<readonly Cell[]>;

  beforeAll(async () => {
    // Not the one that the tests share, whose nodes' ports and objects of one name another test may have just then.
    cluster = await startMinor(minor);
    const { kubeconfig } = cluster;
    const onCell = (cell: Cell) => results.get(cell.row)?.resolve(cell);
    all = tryCharts(trials, { kubeconfig, minor, modes: [mode], upgrades, programs, onCell });
  });
  afterAll(async () => {
    table.push(...(await all));
    await cluster?.stop();
  });

  test.for([...results])("%s", { timeout: 180_000 }, async ([, ended]) => {
    // If the run itself breaks, no trial ends, and each test says why.
    const cell = await Promise.race([ended.promise, all.then(() => ended.promise)]);
    expect(cell.outcome.failure).toBeUndefined();
  });
});
