import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { onTestFinished, vi } from "vitest";
import type { GoRecipe } from "../tool.ts";
import { temporary } from "./collect.ts";

/** Whether there is a Go to build with. */
export const hasGo = spawnSync("go", ["version"]).status === 0;

/** A module with one program, which prints its version, in a module proxy that is a folder; Go is told to use that. */
export function serveGoModule(version: string): GoRecipe {
  const module = "chartwright.invalid/hello";
  const files = {
    "go.mod": `module ${module}\n\ngo 1.26\n`,
    "main.go": `package main\n\nfunc main() { println("${version}") }\n`,
  };
  const proxy = temporary();
  const versions = join(proxy, module, "@v");
  mkdirSync(versions, { recursive: true });
  const zipped = Object.entries(files).map(([name, text]) => [`${module}@${version}/${name}`, strToU8(text)]);
  writeFileSync(join(versions, `${version}.zip`), zipSync(Object.fromEntries(zipped)));
  writeFileSync(join(versions, `${version}.mod`), files["go.mod"]);
  writeFileSync(join(versions, `${version}.info`), JSON.stringify({ Version: version }));
  writeFileSync(join(versions, "list"), `${version}\n`);
  const modules = temporary();
  vi.stubEnv("GOPROXY", `file://${proxy}`);
  vi.stubEnv("GONOSUMDB", module);
  vi.stubEnv("GOMODCACHE", modules);
  onTestFinished(() => {
    spawnSync("go", ["clean", "-modcache"], { env: { ...process.env, GOMODCACHE: modules } });
    vi.unstubAllEnvs();
  });
  return { kind: "install", module, version, packages: { [module]: "hello" } };
}
