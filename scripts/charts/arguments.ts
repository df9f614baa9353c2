import { parseArgs } from "node:util";
import { type HelmMode, helmModes } from "../../packages/cluster/src/index.ts";
import { clusterMinors } from "../tools/catalogue.ts";
import type { KubernetesMinor } from "../tools/tool.ts";

const upgradeChoices = ["share", "every", "next"] as const;
const planChoices = ["full", "short"] as const;

const minors = clusterMinors;

export const usage = `usage: pnpm test:charts [options]

Installs every chart with every case on a real API server, with each Helm, and prints a table.

  --chart NAME,…        only these charts
  --case NAME,…         only these cases
  --helm 3,4            only these majors of Helm (4 is tried with both ways to apply)
  --kubernetes ${minors.join(",")}  only these minors
  --plan full|short     full (so unless given): each case with upgrades to the others, a second release, and the chart
                        under a parent; short: what npm test does
  --shard I/N           one of N parts of all trials; together they are all, and none is in two
  --from REPOSITORY     the folder or URL of the repository whose last versions are upgraded; without it,
                        the charts as they are stand in for their last versions
  --upgrades share|every|next  to every other case, once with one of the Helms and minors (so unless given);
                        to every other case with each; or only to the next one
  --charts FOLDER       the folder of the charts, \`charts\` unless given
  --timeout SECONDS     how long Helm waits for a release, 60 unless given
  --jobs N              how many trials run at a time, 3 unless given`;

/** One of so many parts, from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** What to try, and how. */
export interface Wanted {
  readonly charts: readonly string[];
  readonly cases: readonly string[];
  readonly modes: readonly HelmMode[];
  readonly minors: readonly KubernetesMinor[];
  readonly from: string | undefined;
  readonly folder: string | undefined;
  readonly upgrades: (typeof upgradeChoices)[number];
  readonly plan: (typeof planChoices)[number];
  readonly shard: Shard | undefined;
  readonly seconds: number;
  readonly jobs: number;
}

const list = { type: "string", multiple: true } as const;
const options = {
  chart: list,
  case: list,
  helm: list,
  kubernetes: list,
  from: { type: "string" },
  charts: { type: "string" },
  upgrades: { type: "string", default: "share" },
  plan: { type: "string", default: "full" },
  shard: { type: "string" },
  timeout: { type: "string", default: "60" },
  jobs: { type: "string", default: "3" },
  help: { type: "boolean", short: "h" },
} as const;

/** Reads the command line, or says what is wrong with it. */
export function parseArguments(args: readonly string[]): Wanted | { problem: string } | "help" {
  try {
    const { values } = parseArgs({ args: [...args], options });
    if (values.help) return "help";
    const majors = split(values.helm);
    const wantedMinors = split(values.kubernetes);
    const upgrades = upgradeChoices.find((choice) => choice === values.upgrades);
    const plan = planChoices.find((choice) => choice === values.plan);
    const shard = values.shard === undefined ? undefined : parseShard(values.shard);
    const problem =
      unknown("Helm", majors, ["3", "4"]) ??
      unknown("Kubernetes", wantedMinors, minors) ??
      (upgrades === undefined ? "--upgrades takes share, every or next." : undefined) ??
      (plan === undefined ? "--plan takes full or short." : undefined) ??
      (typeof shard === "string" ? shard : undefined) ??
      [values.timeout, values.jobs].map((text) => number(text)).find((each) => typeof each === "string");
    if (
      typeof problem === "string" ||
      upgrades === undefined ||
      plan === undefined ||
      typeof shard === "string"
    )
      return { problem: String(problem) };
    return {
      charts: split(values.chart),
      cases: split(values.case),
      modes: helmModes.filter((mode) => majors.length === 0 || majors.some((major) => mode.includes(major))),
      minors: minors.filter((minor) => wantedMinors.length === 0 || wantedMinors.includes(minor)),
      upgrades,
      plan,
      shard,
      from: values.from,
      folder: values.charts,
      seconds: Number(values.timeout),
      jobs: Number(values.jobs),
    };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}

/**
 * Reads `2/4`, or says what is wrong with it.
 *
 * @example
 * parseShard("2/4"); // { index: 2, of: 4 }
 */
export function parseShard(text: string): Shard | string {
  const [, index, of] = /^([1-9]\d*)\/([1-9]\d*)$/.exec(text)?.map(Number) ?? [];
  if (index === undefined || of === undefined || index > of) return `${text} is not a shard, such as 1/4.`;
  return { index, of };
}

const split = (given: readonly string[] | undefined) => (given ?? []).flatMap((text) => text.split(","));

function unknown(what: string, given: readonly string[], known: readonly string[]): string | undefined {
  const [first] = given.filter((name) => !known.includes(name));
  return first === undefined ? undefined : `${what} ${first} is not tried here; ${known.join(" and ")} are.`;
}

const number = (text: string) =>
  /^[1-9]\d*$/.test(text) ? Number(text) : `${text} is not a number above zero.`;
