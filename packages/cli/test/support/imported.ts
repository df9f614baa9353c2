import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { project } from "./project.ts";

export const root = fileURLToPath(new URL("../../../..", import.meta.url));

/** A project in which the packages of custom resources are installed that the blocks take too. */
export function projectWithKinds(files: Readonly<Record<string, string>> = {}) {
  const made = project(files);
  const scope = join(made.folder, "node_modules/@kubernetes-models");
  mkdirSync(scope);
  for (const name of ["gateway-api", "prometheus-operator"])
    symlinkSync(join(root, "packages/blocks/node_modules/@kubernetes-models", name), join(scope, name));
  return made;
}

/** What the compiler says of every chart of a project. */
export function compile(folder: string): string {
  const tsc = join(root, "node_modules/.bin/tsc");
  const template = readFileSync(join(root, "packages/cli/templates/new/tsconfig.json.hbs"), "utf8");
  const { compilerOptions } = JSON.parse(template) as Record<string, object>;
  const types = { types: ["node"], typeRoots: [join(root, "node_modules/@types")] };
  const config = {
    compilerOptions: { ...compilerOptions, ...types },
    include: [join(folder, "charts/*/*.ts")],
  };
  const made = project({ "tsconfig.json": JSON.stringify(config) });
  return spawnSync(tsc, ["-p", join(made.folder, "tsconfig.json")], { encoding: "utf8" }).stdout;
}
