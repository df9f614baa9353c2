import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { checkLock } from "./lock.ts";
import { writeFiles } from "./write-files.ts";

const file = (path: string, text: string) => ({ path, source: "example@v1.0.0", text });

test("a changed, a missing and a strange file are told", () => {
  const folder = mkdtempSync(join(tmpdir(), "lock-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFiles(folder, [file("crds/a.json", "{}"), file("crds/b.json", "{}"), file("crds/c.json", "{}")]);
  expect(checkLock(folder)).toEqual([]);
  appendFileSync(join(folder, "crds/a.json"), "\n");
  rmSync(join(folder, "crds/b.json"));
  writeFileSync(join(folder, "crds/d.json"), "{}");
  expect(checkLock(folder)).toEqual([
    expect.stringMatching(/^crds\/a\.json is not as it was generated: its digest is [0-9a-f]{64}\.$/),
    "crds/b.json is missing.",
    "crds/d.json is not in lock.json.",
  ]);
});

test("files that are no longer made are removed", () => {
  const folder = mkdtempSync(join(tmpdir(), "lock-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFiles(folder, [file("crds/a.json", "{}"), file("crds/b.json", "{}")]);
  writeFiles(folder, [file("crds/b.json", "{}")]);
  expect(checkLock(folder)).toEqual([]);
});

test("the schemas of this repository are as they were made", () => {
  expect(checkLock(fileURLToPath(new URL("../../schemas", import.meta.url)))).toEqual([]);
});
