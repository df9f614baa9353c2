import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** How many types the compiler instantiates for some files. It counts the same on every machine. */
function instantiations(files: readonly string[]): number {
  const folder = mkdtempSync(join(tmpdir(), "chartwright-types-"));
  try {
    const config = {
      extends: join(root, "tsconfig.json"),
      files,
      include: [],
      compilerOptions: { typeRoots: [join(root, "node_modules/@types")] },
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    const { stdout } = spawnSync(
      join(root, "node_modules/.bin/tsc"),
      ["--extendedDiagnostics", "-p", folder],
      { encoding: "utf8" },
    );
    return Number(/Instantiations:\s+(\d+)/.exec(stdout)?.[1]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("the compiler's work for one chart stays within its budget", () => {
  const without = instantiations([join(root, "packages/cli/src/index.ts")]);
  const withChart = instantiations([join(root, "charts/web-service/chart.ts")]);
  expect(without).toBeGreaterThan(0);
  expect(withChart - without).toBeGreaterThan(1000);
  expect(withChart - without).toBeLessThan(25_000);
});
