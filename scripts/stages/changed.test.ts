import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { runProgram } from "../../packages/cluster/src/index.ts";
import { affectedBy, changedFiles } from "./changed.ts";

const nothing = { all: false, folders: [], charts: [] };

test.each([
  ["a test", ["packages/engine/test/laws.test.ts"], nothing],
  ["a page", ["docs/testing.md"], nothing],
  ["the lockfile", ["pnpm-lock.yaml"], { ...nothing, all: true }],
  ["a source", ["packages/model/src/walk.ts"], { ...nothing, folders: ["packages/cli"] }],
  ["data of a test", ["packages/engine/test/cases/a.txt"], { ...nothing, folders: ["packages/engine"] }],
  [
    "a generated chart",
    ["charts/worker/chart/values.yaml", "charts/worker/cases/ha/values.yaml"],
    { all: false, folders: ["charts/worker", "scripts/test"], charts: ["worker"] },
  ],
  ["how charts are tried", ["scripts/charts/plan.ts"], { ...nothing, charts: "all" }],
])("%s changes", (_, files, expected) => {
  expect(affectedBy(files)).toEqual(expected);
});

test("a changed file and a new one are found", async () => {
  const folder = mkdtempSync(join(tmpdir(), "chartwright-changed-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const git = (...args: string[]) =>
    runProgram("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], { cwd: folder });
  await git("init", "--quiet");
  for (const name of ["old", "kept"]) writeFileSync(join(folder, name), "a");
  await git("add", ".");
  await git("commit", "--quiet", "--message", "a");
  for (const name of ["old", "new"]) writeFileSync(join(folder, name), "b");
  expect(changedFiles(folder, "HEAD")).toEqual(["old", "new"]);
  expect(() => changedFiles(folder, "nothing")).toThrow(/git diff .*nothing/);
});
