import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../test/temporary-folder.ts";
import { withFolderLock } from "./folder-lock.ts";

async function nameOfLock(folder: string): Promise<string> {
  const outcome = await withFolderLock(folder, 0, () => readdir(folder));
  return "result" in outcome ? (outcome.result[0] ?? "") : "";
}

test("only one works at a time", async () => {
  const folder = await temporaryFolder();
  let working = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++working);
    await sleep(Math.random() * 5);
    working--;
  };
  const outcomes = await Promise.all(Array.from({ length: 12 }, () => withFolderLock(folder, 30_000, work)));
  expect(outcomes.every((outcome) => "result" in outcome)).toBe(true);
  expect(most).toBe(1);
  expect(await readdir(folder)).toEqual([]);
});

test("a failure of the work releases the folder", async () => {
  const folder = await temporaryFolder();
  const failing = withFolderLock(folder, 0, () => Promise.reject(new Error("the disk is full")));
  await expect(failing).rejects.toThrow("the disk is full");
  expect(await readdir(folder)).toEqual([]);
});

test("takes over from a process that is dead", async () => {
  const folder = await temporaryFolder();
  const dead = (await nameOfLock(folder)).replace(`.${process.pid}.`, ".4194305.");
  await writeFile(join(folder, dead), "");
  expect(await withFolderLock(folder, 0, async () => "done")).toEqual({ result: "done" });
});

test.runIf(process.platform === "linux")("takes over from a process whose id is another's now", async () => {
  const folder = await temporaryFolder();
  const earlier = (await nameOfLock(folder)).replace(/\.\d+\.(\d+@)/, ".1.$1");
  await writeFile(join(folder, earlier), "");
  expect(await withFolderLock(folder, 0, async () => "done")).toEqual({ result: "done" });
});

test("does not take over from a process that lives", async () => {
  const folder = await temporaryFolder();
  const living = (await nameOfLock(folder)).replace(/\.\d+@/, ".999@");
  await writeFile(join(folder, living), "");
  const outcome = await withFolderLock(folder, 50, async () => "done");
  expect(outcome).toMatchObject({ blocked: { code: "CW4010", fix: expect.stringContaining(living) } });
});
