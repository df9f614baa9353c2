import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const folder = join(root, "packages/model/test/type-errors");

/** What the compiler says of each line, all that it says of one line in one text. */
function complaints(): Map<string, string> {
  const args = ["--noEmit", "--pretty", "false", "-p", join(folder, "tsconfig.json")];
  const { stdout } = spawnSync(join(root, "node_modules/.bin/tsc"), args, { cwd: root, encoding: "utf8" });
  const found = new Map<string, string>();
  let at = "";
  for (const line of stdout.split("\n")) {
    const match = /([\w-]+\.ts)\((\d+),\d+\): error (.*)$/.exec(line);
    if (match) at = `${match[1]}:${match[2]}`;
    found.set(at, `${found.get(at) ?? ""}${match ? match[3] : line}\n`);
  }
  return found;
}

test("a mistake in chart.ts does not compile, with a message that names it", () => {
  const found = complaints();
  const expected = readdirSync(folder)
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) =>
      readFileSync(join(folder, file), "utf8")
        .split("\n")
        .flatMap((line, index) =>
          line.includes("//! ") ? [[`${file}:${index + 1}`, line.split("//! ")[1] as string] as const] : [],
        ),
    );
  expect(expected.length).toBeGreaterThan(5);
  for (const [at, message] of expected) expect(found.get(at) ?? `nothing at ${at}`).toContain(message);
  expect([...found.keys()].filter((at) => at !== "").sort()).toEqual(expected.map(([at]) => at).sort());
});
