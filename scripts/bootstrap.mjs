#!/usr/bin/env node
// Runs a command of this repository under the Node and with the dependencies that the lockfile names,
// installing both first where they are missing. Plain JavaScript: it must start on any Node >= 20.
//
//   node scripts/bootstrap.mjs                    install only
//   node scripts/bootstrap.mjs scripts/x.ts ARGS  run a script
//   node scripts/bootstrap.mjs --bin biome ARGS   run a dependency's command
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const binFolder = join(root, "node_modules", ".bin");
const stamp = join(root, "node_modules", ".chartwright-lock");

if (Number(process.versions.node.split(".")[0]) < 20) {
  fail(`Node ${process.versions.node} is too old: Chartwright's set-up needs Node 20 or newer.`);
}

const wanted = lockDigest();
if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
  install();
  writeFileSync(stamp, lockDigest());
}

const [target, ...rest] = process.argv.slice(2);
if (target !== undefined) {
  const command = target === "--bin" ? join(binFolder, String(rest[0])) : join(binFolder, "node");
  const args = target === "--bin" ? rest.slice(1) : [join(root, target), ...rest];
  process.exit(run(command, args, process.cwd()));
}

/** Of all that says what is to be installed: the lockfile, the workspace, and the packages that are in it. */
function lockDigest() {
  const hash = createHash("sha256");
  const packages = ["packages", "charts"].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => `${folder}/${name}/package.json`),
  );
  for (const file of ["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json", ...packages.sort()]) {
    const path = join(root, file);
    if (existsSync(path)) hash.update(file).update(readFileSync(path));
  }
  return hash.digest("hex");
}

function install() {
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const frozen = existsSync(join(root, "pnpm-lock.yaml")) ? ["--frozen-lockfile"] : [];
  console.error(`Installing dependencies with ${packageManager} …`);
  const args = ["--yes", packageManager, "install", ...frozen, "--prefer-offline", "--reporter=silent"];
  const status = run("npx", args, root);
  if (status !== 0) {
    fail(
      `Installing dependencies failed (exit ${status}). Run this to see why: npx ${packageManager} install`,
    );
  }
}

function run(command, args, cwd) {
  const env = {
    ...process.env,
    PATH: binFolder + delimiter + process.env.PATH,
    COREPACK_ENABLE_DOWNLOAD_PROMPT: "0",
    TURBO_TELEMETRY_DISABLED: "1",
    DO_NOT_TRACK: "1",
  };
  const result = spawnSync(command, args, { cwd, env, stdio: "inherit" });
  if (result.error) fail(`Could not start ${command}: ${result.error.message}`);
  return result.status ?? 1;
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
