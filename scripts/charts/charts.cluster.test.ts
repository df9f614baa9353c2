import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import {
  type Cell,
  type Cluster,
  describeFailure,
  type HelmMode,
  printTable,
  temporaryFolder,
  tryCharts,
} from "../../packages/cluster/src/index.ts";
import { newestMinor } from "../tools/catalogue.ts";
import { planAll } from "./plan.ts";
import { startMinor } from "./start-minor.ts";

/** `npm run test:full` has every Helm on every minor, and every pair of cases. */
const modes: readonly HelmMode[] = ["helm 3", "helm 4"];

const folder = fileURLToPath(new URL("../../charts", import.meta.url));
/** Those that `npm test -- --changed` names. */
const charts = (process.env.CHARTWRIGHT_CHARTS ?? "").split(",").filter((name) => name !== "");
const work = temporaryFolder("charts");
const programs = inject("tools");
const trials = await planAll({ folder, charts, programs, work, modes, plan: "short" });
const column = (mode: HelmMode) => `${mode}, ${newestMinor}`;
const cells = trials.flatMap(({ row, only }) =>
  modes
    .filter((mode) => only === undefined || only === mode)
    .map((mode) => [`${row}, ${column(mode)}`, Promise.withResolvers<Cell>()] as const),
);
let cluster: Cluster | undefined;
let all: Promise<readonly Cell[]>;

beforeAll(async () => {
  const ended = new Map(cells);
  // Not the one that the other tests share: charts that take a port of their nodes or a name of the whole cluster are
  // tried one after another here, and none of those may be in their way.
  cluster = await startMinor(newestMinor);
  const { kubeconfig } = cluster;
  const onCell = (cell: Cell) => ended.get(`${cell.row}, ${cell.column}`)?.resolve(cell);
  const where = { kubeconfig, minor: newestMinor, endsCluster: true };
  all = tryCharts(trials, { ...where, modes, programs, onCell, jobs: 4 });
});
afterAll(async () => {
  console.log(`\n${printTable(await all)}`);
  await cluster?.stop();
  rmSync(work, { recursive: true, force: true });
});

test.for(cells)("%s", { timeout: 600_000 }, async ([, { promise }]) => {
  // If the run itself breaks, no trial ends, and each test says why.
  const cell = await Promise.race([promise, all.then(() => promise)]);
  if (cell.outcome.failure !== undefined) expect.fail(describeFailure(cell));
});
