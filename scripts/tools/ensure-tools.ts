import { cacheFolder } from "./cache.ts";
import { tools } from "./catalogue.ts";
import { createProgress, type Progress } from "./progress.ts";
import { createFetcher, type Fetcher } from "./release/fetcher.ts";
import { allowedSources, type Source } from "./sources.ts";
import { type Located, stages } from "./stages.ts";
import type { Tool, ToolName } from "./tool.ts";
import { unavailable } from "./unavailable.ts";

export interface ToolOptions {
  readonly cache?: string;
  /** Where tools may come from, in this order. */
  readonly sources?: readonly Source[];
  readonly fetcher?: Fetcher;
  readonly progress?: Progress;
}

/**
 * The path of each named tool, after fetching or building those that are neither on PATH at a supported version nor
 * cached. Name all that are needed in one call: then two are built at a time. The path is the program's; for
 * `kubernetes@<minor>`, the folder of its three programs.
 *
 * @example
 * const { helm4, kubeconform } = await ensureTools(["helm4", "kubeconform"]);
 */
export async function ensureTools<N extends ToolName>(
  names: readonly N[],
  options: ToolOptions = {},
): Promise<Record<N, string>> {
  const wanted = names.map((name) => tools[name]);
  const located = await locateTools(wanted, options);
  return Object.fromEntries(located.map(({ tool, path }) => [tool.name, path])) as Record<N, string>;
}

/** Where each tool is and which source it is from, after fetching or building what is missing. */
export async function locateTools(
  wanted: readonly Tool[],
  options: ToolOptions = {},
): Promise<readonly Located[]> {
  const { cache = cacheFolder(), sources = allowedSources() } = options;
  const { fetcher = createFetcher(), progress = createProgress() } = options;
  const located = new Map<Tool, Located>();
  const missed = new Map(wanted.map((tool): [Tool, string[]] => [tool, []]));
  const missing = () => [...missed.keys()].filter((tool) => !located.has(tool));
  for (const source of sources) {
    if (missing().length === 0) break;
    await stages[source](missing(), {
      cache,
      reuse: sources.includes("cache"),
      fetcher,
      progress,
      report(outcome) {
        const reasons = missed.get(outcome.tool) ?? [];
        if ("missed" in outcome) reasons.push(outcome.missed);
        else located.set(outcome.tool, outcome);
        if ("path" in outcome && (outcome.source === "release" || outcome.source === "build")) {
          progress.say(lineOf(outcome, reasons));
        }
      },
    });
  }
  const [first, ...others] = missing();
  if (first !== undefined) throw unavailable(first, others, missed.get(first) ?? [], sources);
  return [...missed.keys()].flatMap((tool) => located.get(tool) ?? []);
}

function lineOf({ tool, origin }: Located, reasons: readonly string[]): string {
  const why = reasons.length > 0 ? ` (${reasons.join("; ")})` : "";
  return `${tool.name} ${tool.version}: ${origin}${why}`;
}
