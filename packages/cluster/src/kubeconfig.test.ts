import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readKubeconfig, writeKubeconfig } from "./kubeconfig.ts";

test("reads what it wrote, which nobody else may read", () => {
  const folder = mkdtempSync(join(tmpdir(), "kubeconfig-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "kubeconfig");
  const access = { url: "https://127.0.0.1:6443", token: "0e10", authority: "-----BEGIN\nabc\n-----END\n" };
  writeKubeconfig(path, access);
  expect(readKubeconfig(path)).toEqual(access);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});
