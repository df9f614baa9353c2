import type { ApiClient } from "../api-client.ts";
import type { Resource } from "../discovery.ts";
import type { Expectations } from "./expectations.ts";
import type { Helm } from "./helm.ts";
import type { ManifestObject } from "./manifest.ts";
import type { Failure } from "./steps.ts";

/** Values under which a chart is installed: one of its cases. */
export interface Case {
  readonly name: string;
  /** The file. */
  readonly values: string;
  /** What it takes for granted: objects that somebody else has made in the namespace. */
  readonly given: readonly ManifestObject[];
}

/** A published version that is upgraded. */
export interface LastVersion {
  readonly version: string;
  /** Its archive. */
  readonly archive: string;
  /** What it is upgraded to: a folder or an archive. */
  readonly next: string;
  /** The ways in which it is used: none where the chart as it is stands in for it. */
  readonly cases: readonly Case[];
}

/** A chart, and the cluster and Helm that it is tried with. */
export interface Trial {
  readonly chart: ChartUnderTrial;
  readonly helm: Helm;
  readonly api: ApiClient;
  readonly kubeconfig: string;
  /** What the cluster serves, where no trial changes that; asked for each time unless given. */
  readonly resources?: readonly Resource[];
  /** How long Helm waits for a release: 60 unless given. */
  readonly seconds?: number;
  /** Whether the trial's namespace, once it is empty, stays for as long as the cluster: to delete one costs as much as to install a chart. */
  readonly leavesNamespace?: boolean;
  /** Which upgrades each case makes: to every other case unless given. */
  readonly upgrades?: Upgrades;
}

/**
 * To every other case; only to the next one; or to the next one and a share of the others, so that so many trials of
 * each case make them all.
 */
export type Upgrades = "every" | "next" | { readonly share: number; readonly of: number };

export interface ChartUnderTrial {
  readonly name: string;
  /** What `helm install` takes: a folder, an archive or `repository/name`. */
  readonly reference: string;
  /** Where the chart's files are, to put them under a parent. */
  readonly folder: string;
  readonly cases: readonly Case[];
  readonly expectations: Expectations;
  /** The paths of the programs that check its configuration, by their names. */
  readonly programs: Readonly<Record<string, string>>;
  readonly last?: LastVersion;
}

/** How one trial ended. */
export interface Outcome {
  readonly seconds: number;
  readonly failure?: Failure;
  /** What was not tried, and why. */
  readonly notes: readonly string[];
}
