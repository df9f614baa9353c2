/** How much a property is tried: in `npm test`, and in the full run. */
interface Effort {
  readonly short: number;
  readonly long: number;
  /** Whether one of its runs is many, or starts a process: `CHARTWRIGHT_RUNS` does not count those. */
  readonly isLarge?: boolean;
  /** For a property that is to tell a pull request of its change, and not of chance: the seed of short runs. */
  readonly seed?: number;
}

/** Every property and fuzzer of ours, with the number of its runs. */
export const efforts = {
  /** Dashboards. */
  "blocks/grafana": { short: 100, long: 200 },
  /** Lists of cases and numbers of parts. */
  "cli/shard": { short: 200, long: 200 },
  /** Archives with entries of any sort, each read by one Helm. */
  "engine/archives": { short: 15, long: 300 },
  /** Batches of 75 templates and 3 charts, each with a seed of its own. */
  "engine/fuzz": { short: 1, long: 12, seed: 1, isLarge: true },
  /** Values for each law, of each of which a third is tried for comparison. */
  "engine/laws": { short: 100, long: 300, seed: 20_261_124 },
  /** Cases of each of our charts. */
  "engine/parity": { short: 1, long: 1000, isLarge: true },
  /** Scalars of each chart and case, each of which is changed. */
  "engine/trace": { short: 15, long: 60 },
  /** Charts and manifests with code in their texts, each imported. */
  "importer/hostile": { short: 80, long: 400 },
  /** Modules whose identifiers and texts hold code. */
  "importer/print": { short: 500, long: 2000 },
  /** Sets of manifests. */
  "importer/objects": { short: 20, long: 60 },
  /** Files of patterns, each packaged by both Helms. */
  "publisher/helmignore": { short: 8, long: 60 },
  /** Orders in which archives are published. */
  "publisher/order": { short: 50, long: 50 },
  /** Orders and forms of a chart's files. */
  "publisher/digest": { short: 30, long: 30 },
  /** Kills of a process that publishes. */
  "publisher/kills": { short: 4, long: 30, isLarge: true },
  /** Pairs of a chart and values for each of five tests; four ask a Helm. */
  "renderer/meaning": { short: 36, long: 2500, seed: 1 },
  /** Documents. */
  "renderer/print-yaml": { short: 1000, long: 1000 },
  /** Suites with code in their texts. */
  "suites/hostile": { short: 25, long: 200 },
  /** Pairs of schemas. */
  "validator/witnesses": { short: 20, long: 60 },
} as const satisfies Readonly<Record<string, Effort>>;

export type Property = keyof typeof efforts;

/** How a property is tried in this run. */
export interface Runs {
  readonly numRuns: number;
  readonly seed: number;
}

/** How all of them are. */
export interface RunEffort {
  readonly level: "short" | "long";
  readonly properties: Readonly<Record<Property, Runs>>;
  /** Which Helm has the first turn in the short run, where a case that costs a process asks one of the two. */
  readonly turn: 3 | 4;
  /** How long the engine's fuzzer goes on with new seeds; it ends with its batches where this is undefined. */
  readonly fuzzSeconds: number | undefined;
  /** What is printed of it, and how to repeat it. */
  readonly told: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What the environment asks for. `CHARTWRIGHT_EFFORT=long` is the full run; `CHARTWRIGHT_RUNS` and `CHARTWRIGHT_SEED` are
 * for every property, `CHARTWRIGHT_FUZZ_SECONDS` for the engine's fuzzer.
 *
 * @param chance the seed of properties that have none of their own, if none is given
 */
export function effortOf(env: Environment, chance: number): RunEffort {
  const { CHARTWRIGHT_EFFORT: level = "short" } = env;
  if (level !== "short" && level !== "long")
    throw new Error(`CHARTWRIGHT_EFFORT is "${level}"; it can be short or long.`);
  const runs = numberIn(env, "CHARTWRIGHT_RUNS");
  const given = numberIn(env, "CHARTWRIGHT_SEED");
  const fuzzSeconds = numberIn(env, "CHARTWRIGHT_FUZZ_SECONDS");
  const ofEach = Object.entries<Effort>(efforts).map(([name, effort]): [string, Runs] => {
    const isByChance = level === "long" || (name === "engine/fuzz" && fuzzSeconds !== undefined);
    const own = isByChance ? chance : (effort.seed ?? chance);
    return [name, { numRuns: (effort.isLarge ? undefined : runs) ?? effort[level], seed: given ?? own }];
  });
  const seed = given ?? chance;
  return {
    level,
    properties: Object.fromEntries(ofEach) as Record<Property, Runs>,
    turn: seed % 2 === 0 ? 4 : 3,
    fuzzSeconds,
    told: `Properties: ${level} runs, seed ${seed} where none is fixed; CHARTWRIGHT_SEED=${seed} repeats them.`,
  };
}

function numberIn(env: Environment, name: string): number | undefined {
  const text = env[name];
  if (text === undefined || text === "") return undefined;
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new Error(`${name} is "${text}", which is not a whole number.`);
  return number;
}
