import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { packageFolder } from "../package.ts";
import { archetypeNames } from "./archetype-names.ts";
import type { TextFile } from "./folder.ts";
import { UsageError } from "./usage-error.ts";

/** The sources of our own charts: in the published package a copy of them, which `copy-archetypes.js` makes. */
const folder = fileURLToPath(
  new URL(import.meta.url.endsWith(".ts") ? "../../charts/" : "dist/archetypes/", packageFolder),
);

/** What of a chart's folder is its source, and makes sense in another repository. */
const isSource = (path: string): boolean =>
  /^[\w-]+\.ts$/.test(path) || /^(cases\/[^/]+\/(values|given)\.yaml|rejects\/.+)$/.test(path);

/**
 * The sources of one of our charts under another name: its chart, its values, its cases and what it refuses.
 *
 * @throws UsageError where there is no such chart
 */
export function archetype(from: string, name: string): readonly TextFile[] {
  if (!archetypeNames.includes(from)) {
    const known = archetypeNames.join(", ");
    throw new UsageError(`There is no chart "${from}" to start from.`, `There are: ${known}.`);
  }
  const root = join(folder, from);
  const within = (part: string) =>
    existsSync(join(root, part))
      ? readdirSync(join(root, part), { recursive: true, encoding: "utf8" }).map((path) => `${part}/${path}`)
      : [];
  // Never all of it: in a checkout, links below its node_modules lead to every other package.
  return [...readdirSync(root), ...within("cases"), ...within("rejects")]
    .map((path) => path.replaceAll("\\", "/"))
    .filter(isSource)
    .sort()
    .flatMap((path) => {
      if (!/\.\w+$/.test(path)) return [];
      return [{ path, text: renamed(readFileSync(join(root, path), "utf8"), from, name) }];
    });
}

/** With the new name for the chart, its container, the folder of its configuration and its dashboard. */
function renamed(text: string, from: string, name: string): string {
  return text
    .replaceAll(`"${from}"`, `"${name}"`)
    .replaceAll(`"chartwright-${from}"`, `"${name}"`)
    .replaceAll(new RegExp(`/etc/${from}\\b`, "g"), `/etc/${name}`);
}
