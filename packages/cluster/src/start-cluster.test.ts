import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { startCluster } from "./start-cluster.ts";

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "start-cluster-"));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
});

/** A program that does what the shell script says. */
function script(name: string, text: string): string {
  const path = join(home, name);
  writeFileSync(path, `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  return path;
}

function start(etcd: string, folder = join(home, "cluster")) {
  return startCluster({ programs: { etcd, kwok: "kwok", kubernetes: home }, folder });
}

test("a program that ends is named, with the end of its log", async () => {
  script("kube-apiserver", "sleep 60");
  const etcd = script("etcd", "echo 'unknown flag --data-dir' >&2; exit 3");
  await expect(start(etcd)).rejects.toThrow(
    "etcd ended (exit code 3). The end of its log:\nunknown flag --data-dir",
  );
  expect(readdirSync(home)).not.toContain("cluster");
});

test("a program that is not there is named", async () => {
  await expect(start(join(home, "none"))).rejects.toThrow("etcd cannot be run: spawn");
});

test("a port that is taken meanwhile is a reason to try again, but not for ever", async () => {
  script("kube-apiserver", "sleep 60");
  const tries = join(home, "tries");
  const etcd = script("etcd", `echo x >> ${tries}; echo 'listen: bind: address already in use'; exit 1`);
  await expect(start(etcd)).rejects.toThrow("address already in use");
  expect(readFileSync(tries, "utf8")).toBe("x\nx\nx\n");
});

test("a folder with something in it is refused and left alone", async () => {
  await expect(start(script("etcd", "exit 0"), home)).rejects.toThrow("is not empty");
  expect(readdirSync(home)).toContain("etcd");
});
