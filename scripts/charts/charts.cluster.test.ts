import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import {
  type Cell,
  type Cluster,
  type HelmMode,
  helmModes,
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
const minors = [
  { minor: newestMinor, modes: helmModes },
  { minor: oldestMinor, modes: ["helm 4"] },
] as const satisfies { minor: string; modes: readonly HelmMode[] }[];

const columnsOf = ({ minor, modes }: { minor: string; modes: readonly HelmMode[] }) =>
  modes.map((mode) => `${mode}, ${minor}`);
const all = minors.flatMap(columnsOf);

describe.each(minors)("Kubernetes $minor", ({ minor, modes }) => {
  const names = trials.flatMap(({ row }) => columnsOf({ minor, modes }).map((column) => `${row}, ${column}`));
  const results = new Map(names.map((name) => [name, Promise.withResolvers<Cell>()]));
  // Together the columns make every upgrade.
  const upgrades = (mode: HelmMode) => ({ share: all.indexOf(`${mode}, ${minor}`), of: all.length });
  // Not the one that the tests share, whose nodes' ports and objects of one name another test may have just then.
  let cluster: Cluster | undefined;
  let cells: Promise<readonly Cell[]>;

  beforeAll(async () => {
    cluster = await startMinor(minor);
    const { kubeconfig } = cluster;
    const onCell = (cell: Cell) => results.get(`${cell.row}, ${cell.column}`)?.resolve(cell);
    cells = tryCharts(trials, { kubeconfig, minor, modes, upgrades, programs, onCell });
  });
  afterAll(async () => {
    table.push(...(await cells));
    await cluster?.stop();
  });

  test.for([...results])("%s", { timeout: 180_000 }, async ([, ended]) => {
    // If the run itself breaks, no trial ends, and each test says why.
    const cell = await Promise.race([ended.promise, cells.then(() => ended.promise)]);
    expect(cell.outcome.failure).toBeUndefined();
  });
});
