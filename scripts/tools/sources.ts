import { ToolError } from "./tool.ts";

/** Where a tool may come from: PATH, the cache, its publisher's release, or a build on this machine. */
export const sources = ["path", "cache", "release", "build"] as const;
export type Source = (typeof sources)[number];

/**
 * The sources that CHARTWRIGHT_TOOLS allows, in its order; all of them without it.
 *
 * @example
 * allowedSources("path,cache,build"); // ["path", "cache", "build"]
 */
export function allowedSources(text: string | undefined = process.env.CHARTWRIGHT_TOOLS): readonly Source[] {
  if (text === undefined || text.trim() === "") return sources;
  const words = [...new Set(text.split(",").map((word) => word.trim()))];
  const unknown = words.filter((word) => !sources.includes(word as Source));
  if (unknown.length === 0) return words as Source[];
  throw new ToolError(
    `CHARTWRIGHT_TOOLS=${text} cannot be read.`,
    `There is no source called ${unknown.map((word) => JSON.stringify(word)).join(" or ")}.`,
    `Set it to one or more of ${sources.join(",")}, separated by commas and in order of preference, or unset it.`,
  );
}
