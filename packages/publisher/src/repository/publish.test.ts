import { on } from "node:events";
import { watch } from "node:fs";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { expect, inject, test } from "vitest";
import { parse } from "yaml";
import { sampleArchive, sampleChart } from "../../test/charts.ts";
import { startPublisher } from "../../test/start-publisher.ts";
import { temporaryFolder } from "../../test/temporary-folder.ts";
import { sha256 } from "../digest.ts";
import { planPublish } from "./plan.ts";
import { applyPlan, publishTo, readRepository } from "./publish.ts";

const now = "2026-01-02T03:04:05Z";

/** The published versions, after a look whether each archive is there and whole. */
async function publishedIn(folder: string): Promise<string[]> {
  const { index } = await readRepository(folder, []);
  const entries: { name: string; version: string; digest: string; urls: string[] }[] =
    index === undefined ? [] : Object.values<never[]>(parse(index).entries).flat();
  for (const { digest, urls } of entries) {
    expect(sha256(await readFile(join(folder, urls[0] as string)))).toBe(digest);
  }
  return entries.map(({ name, version }) => `${name} ${version}`).toSorted();
}

function versionsOf(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, minor) => [`${name} 1.${minor}.0`, `${name} 1.${minor}.1`])
    .flat()
    .toSorted();
}

async function hiddenFiles(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((file) => file.startsWith("."));
}

test("publishes, and leaves nothing else behind", async () => {
  const folder = join(await temporaryFolder(), "site", "charts");
  const { charts, diagnostics } = await publishTo(folder, [sampleChart()], { now });
  expect(diagnostics).toEqual([]);
  expect(charts).toMatchObject([{ status: "new" }]);
  expect((await readdir(folder)).toSorted()).toEqual(["index.yaml", "web-1.0.0.tgz"]);
  expect(await publishedIn(folder)).toEqual(["web 1.0.0"]);
});

test("publishing again changes no byte and no date of a file", async () => {
  const folder = await temporaryFolder();
  await publishTo(folder, [sampleChart()], { now });
  const before = await readFile(join(folder, "index.yaml"), "utf8");
  const { charts } = await publishTo(folder, [sampleChart()], { now: "2027-01-01T00:00:00Z" });
  expect(charts).toMatchObject([{ status: "published" }]);
  expect(await readFile(join(folder, "index.yaml"), "utf8")).toBe(before);
});

test("publishes nothing where one chart is refused", async () => {
  const folder = await temporaryFolder();
  const { diagnostics } = await publishTo(folder, [sampleChart(), sampleChart("api", "1")], { now });
  expect(diagnostics.map(({ code }) => code)).toContain("CW4003");
  expect(await readdir(folder)).toEqual([]);
});

test("carries out a plan, as in the documentation", async () => {
  const folder = await temporaryFolder();
  const archives = [await sampleArchive()];
  const plan = planPublish({ archives, now, ...(await readRepository(folder, archives)) });
  expect(await applyPlan(folder, plan)).toEqual([]);
  expect(await publishedIn(folder)).toEqual(["web 1.0.0"]);
});

test.each(["an index", "an archive"])("carries out no plan that does not know of %s", async (what) => {
  const folder = await temporaryFolder();
  const plan = planPublish({ archives: [await sampleArchive()], now });
  if (what === "an index") await publishTo(folder, [sampleChart("api")], { now });
  else await writeFile(join(folder, "web-1.0.0.tgz"), "other");
  expect(await applyPlan(folder, plan)).toMatchObject([{ code: "CW4011", fix: "Plan again." }]);
  expect(await publishedIn(folder)).not.toContain("web 1.0.0");
});

test("keeps what everyone publishes at once", async () => {
  const folder = await temporaryFolder();
  const names = ["api", "web", "worker"];
  const publishers = await Promise.all(names.map((name) => startPublisher(folder, { name, count: 10 })));
  const inThisProcess = ["a", "b"].map((name) => publishTo(folder, [sampleChart(name)], { now }));
  expect(await Promise.all(publishers.map(({ ended }) => ended))).toEqual([0, 0, 0]);
  await Promise.all(inThisProcess);
  const expected = ["a 1.0.0", "b 1.0.0", ...names.flatMap((name) => versionsOf(name, 10))];
  expect(await publishedIn(folder)).toEqual(expected.toSorted());
  expect(await hiddenFiles(folder)).toEqual([]);
});

/** Waits for so many changes to a folder. */
async function changesIn(folder: string, count: number): Promise<void> {
  const watcher = watch(folder);
  let seen = 0;
  try {
    for await (const _ of on(watcher, "change", { signal: AbortSignal.timeout(60_000) }))
      if (++seen >= count) break;
  } catch (cause) {
    throw new Error(`Only ${seen} of ${count} changes to ${folder} were seen within 60 s.`, { cause });
  } finally {
    watcher.close();
  }
}

test("killed at any moment, it leaves a repository that works, and the next run finishes", async () => {
  const folder = await temporaryFolder();
  const traces = new Set<string>();
  let finished = 0;
  const { numRuns, seed } = inject("effort").properties["publisher/kills"];
  const moments = fc.sample(fc.integer({ min: 1, max: 60 }), { numRuns, seed });
  for (const moment of moments) {
    const publisher = await startPublisher(folder, { name: "web", first: finished, count: 20 });
    await changesIn(folder, moment);
    publisher.process.kill("SIGKILL");
    await publisher.ended;
    for (const file of await hiddenFiles(folder)) traces.add(file.includes("lock") ? "lock" : "unfinished");
    const published = await publishedIn(folder);
    finished = published.length / 2;
    expect(published).toEqual(versionsOf("web", finished));
  }
  const told = `${finished} publishes, killed after ${moments.join(", ")} changes`;
  console.info(`${told} (seed ${seed}), which left: ${[...traces].toSorted().join(", ")}`);
  expect(traces).toContain("lock");
  const last = await startPublisher(folder, { name: "web", count: finished + 1 });
  expect(await last.ended).toBe(0);
  expect(await publishedIn(folder)).toEqual(versionsOf("web", finished + 1));
  expect(await hiddenFiles(folder)).toEqual([]);
}, 600_000);

test("names the lock of a living process, and how to remove it", async () => {
  const folder = await temporaryFolder();
  const lock = ".chartwright-lock.1.1.0@another-machine";
  await writeFile(join(folder, lock), "");
  const blocked = await publishTo(folder, [sampleChart()], { now, waitMs: 100 });
  expect(blocked.diagnostics).toMatchObject([
    {
      code: "CW4010",
      message: /^Process 1 on another-machine/,
      fix: expect.stringContaining(join(folder, lock)),
    },
  ]);
  expect(await readdir(folder)).toEqual([lock]);
  await rm(join(folder, lock));
  expect((await publishTo(folder, [sampleChart()], { now, waitMs: 0 })).diagnostics).toEqual([]);
});

test("waits for a publisher that ends in time", async () => {
  const folder = await temporaryFolder();
  const lock = join(folder, ".chartwright-lock.1.1.0@another-machine");
  await writeFile(lock, "");
  const publishing = publishTo(folder, [sampleChart()], { now, waitMs: 20_000 });
  await sleep(200);
  await rm(lock);
  expect((await publishing).diagnostics).toEqual([]);
});
