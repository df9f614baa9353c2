// Ends the build of a package: what tsc has written is put together into one file for each module that it exports.
// Loading a hundred small files takes Node longer than most of what a command then does.
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { rolldown } from "rolldown";

const dist = resolve("dist");
const { publishConfig } = JSON.parse(readFileSync("package.json", "utf8"));
const entries = Object.values(publishConfig.exports).map(({ default: path }) => path.replace("./dist/", ""));
const input = Object.fromEntries(entries.map((path) => [path.replace(/\.js$/, ""), join(dist, path)]));

const written = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((path) =>
  path.endsWith(".js"),
);
const bundle = await rolldown({ input, platform: "node", external: /^[^./]/ });
const { output } = await bundle.write({
  dir: dist,
  entryFileNames: "[name].js",
  chunkFileNames: "[name]-[hash].js",
});
const kept = new Set(output.map(({ fileName }) => fileName));
for (const path of written) if (!kept.has(path)) rmSync(join(dist, path));
