import { existsSync } from "node:fs";
import { build } from "./build.ts";
import { inBuildOrder, sharesCompilation } from "./build-order.ts";
import { platform, toolFolder } from "./cache.ts";
import { tools as catalogue, newestMinor } from "./catalogue.ts";
import { extract, requireApt } from "./debian.ts";
import { findOnPath } from "./find-on-path.ts";
import { goProblem } from "./go.ts";
import { cachedPath, makeInCache, originOf } from "./make-in-cache.ts";
import { pool } from "./pool.ts";
import type { Progress } from "./progress.ts";
import { createDownloads } from "./release/downloads.ts";
import type { Fetcher } from "./release/fetcher.ts";
import { ChecksumError, ReleaseError } from "./release/release-error.ts";
import { takeRelease } from "./release/take-release.ts";
import type { Source } from "./sources.ts";
import type { Tool } from "./tool.ts";

export interface Located {
  readonly tool: Tool;
  /** The program's path, or that of the folder of the tool's programs. */
  readonly path: string;
  readonly source: Source;
  /** How it was made, where that is known. */
  readonly origin?: string | undefined;
}

/** What a source gave for a tool, or why it has none, as half a sentence. */
export type Outcome = Located | { readonly tool: Tool; readonly missed: string };

export interface Run {
  readonly cache: string;
  /** Whether a cached tool will do for one that is to be fetched or built. */
  readonly reuse: boolean;
  readonly fetcher: Fetcher;
  readonly progress: Progress;
  /** Is told what became of each tool, as soon as it is known. */
  readonly report: (outcome: Outcome) => void;
}

type Stage = (tools: readonly Tool[], run: Run) => Promise<unknown>;

const downloadsAtOnce = 4;
const buildsAtOnce = 2;

/** What each source does with the tools that those before it did not have. */
export const stages: Readonly<Record<Source, Stage>> = {
  async path(tools, { report }) {
    for (const tool of tools) {
      const path = findOnPath(tool);
      report(path === undefined ? { tool, missed: "not on PATH" } : { tool, path, source: "path" });
    }
  },

  async cache(tools, { cache, report }) {
    for (const tool of tools) {
      const present = existsSync(toolFolder(tool, cache));
      report(present ? cached(tool, cache) : { tool, missed: "not in the cache" });
    }
  },

  async release(tools, run) {
    const [shipped, others] = partition(
      tools,
      ({ release }) => release?.platforms.includes(platform()) === true,
    );
    for (const tool of others) run.report({ tool, missed: "its publisher ships none that can be checked" });
    const downloads = createDownloads(run.fetcher, run.cache);
    try {
      await pool(downloadsAtOnce, shipped, async (tool) => {
        const { release } = tool;
        if (release === undefined) return;
        await make(tool, "release", "fetched from its publisher", run, (scratch) =>
          takeRelease(tool, release, downloads, scratch),
        ).catch((error) => {
          if (!(error instanceof ReleaseError)) throw error;
          if (error instanceof ChecksumError) run.progress.say(checksumWarning(tool, error));
          run.report({ tool, missed: `its release cannot be used: ${error.message}` });
        });
      });
    } finally {
      downloads.close();
    }
  },

  async build(tools, run) {
    const kubernetes = catalogue[`kubernetes@${newestMinor}`];
    const problem = tools.some(({ recipe }) => recipe.kind !== "debian") ? goProblem() : undefined;
    const work = async (tool: Tool) => {
      const { recipe } = tool;
      if (recipe.kind === "debian") {
        requireApt(tool);
        await make(tool, "build", "taken from Debian's package", run, (scratch) =>
          extract(tool, recipe, scratch),
        );
      } else if (problem !== undefined) run.report({ tool, missed: problem });
      else await make(tool, "build", "built with Go", run, (scratch) => build(tool, recipe, scratch));
    };
    const shares = (tool: Tool, earlier: Tool) => sharesCompilation(tool, earlier, kubernetes);
    await pool(buildsAtOnce, inBuildOrder(tools, kubernetes), work, shares);
  },
};

async function make(
  tool: Tool,
  source: "release" | "build",
  origin: string,
  { cache, reuse, progress, report }: Run,
  work: (scratch: string) => Promise<string>,
): Promise<void> {
  const label = `${source === "release" ? "Fetching" : "Building"} ${tool.name} ${tool.version}`;
  const onWait = () => progress.say(`Waiting for another process that makes ${tool.name} ${tool.version}`);
  const made = await makeInCache(tool, { cache, reuse, origin, onWait }, (scratch) =>
    progress.track(label, () => work(scratch)),
  );
  report(made ? { tool, path: cachedPath(tool, cache), source, origin } : cached(tool, cache));
}

function cached(tool: Tool, cache: string): Located {
  return { tool, path: cachedPath(tool, cache), source: "cache", origin: originOf(tool, cache) };
}

function partition<T>(items: readonly T[], holds: (item: T) => boolean): [readonly T[], readonly T[]] {
  return [items.filter(holds), items.filter((item) => !holds(item))];
}

function checksumWarning({ name, version }: Tool, { message }: ChecksumError): string {
  return [
    `warning: the release of ${name} ${version} does not match its checksum and is not used.`,
    `  why: ${message}`,
    "  fix: Try again from another network. If it stays so, tell the publisher: the file may have been tampered with.",
  ].join("\n");
}
