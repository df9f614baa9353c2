import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, inject, test } from "vitest";
import { askReferee, type Judged } from "../src/kubernetes/referee.ts";
import { schemaFiles, schemaLocation } from "../src/kubernetes/schema-files.ts";
import { objectsIn } from "../src/rendering/objects.ts";

const folder = mkdtempSync(join(tmpdir(), "referee-"));
afterAll(() => rmSync(folder, { recursive: true }));

const file = new URL("../../../schemas/kubernetes/1.37/definitions.json", import.meta.url);
const { definitions } = JSON.parse(readFileSync(file, "utf8"));
const target = { minor: "1.37", definitions, crds: [] };

const kubeconform = {
  schemaLocation: () => {
    for (const { path, text } of schemaFiles(definitions, [])) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return join(folder, schemaLocation);
  },
  run: async (args: readonly string[], input?: string) => {
    const ended = spawnSync(inject("tools").kubeconform, args, { input: input ?? "", encoding: "utf8" });
    return { status: ended.status ?? 1, stdout: ended.stdout, stderr: ended.stderr };
  },
};

/** Two ConfigMaps, the second of which is wrong, as if our own check had said this of it. */
function judged(isRefused: boolean): readonly Judged[] {
  const text = ["{ a: b }", "{ a: 1 }"]
    .map((data) => `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\ndata: ${data}\n`)
    .join("---\n");
  const subject = { chart: "web" };
  const { sourced } = objectsIn(text, {});
  return sourced.map((each, index) => ({ ...each, target, subject, isRefused: index === 1 && isRefused }));
}

test("what both refuse is told once, by our own check", async () => {
  expect(await askReferee(kubeconform, judged(true))).toEqual([]);
});

test("what kubeconform alone refuses is told", async () => {
  const found = await askReferee(kubeconform, judged(false));
  expect(found).toMatchObject([
    { code: "CW3009", subject: { chart: "web", kubernetes: "1.37", object: "ConfigMap/web" } },
  ]);
  expect(found[0]?.message).toContain("/data/a");
});
