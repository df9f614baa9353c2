import type { Diagnostic } from "@chartwright/diagnostics";
import type { ChartArchive } from "../archive/chart.ts";

/** What a plan is made from. */
export interface PublishRequest {
  readonly archives: readonly ChartArchive[];
  /** The text of the repository's `index.yaml`; absent where there is none. */
  readonly index?: string | undefined;
  /** The digests of archives that the repository's folder holds already, by file name. */
  readonly present?: Readonly<Record<string, string>> | undefined;
  /** The time, in ISO 8601, for what is new. */
  readonly now: string;
  /** Where the repository is served. Without it the index lists plain file names, which Helm takes as well. */
  readonly url?: string | undefined;
}

/** What becomes of one archive: `published` stands in the index already, with this very content. */
export interface PlannedChart {
  readonly name: string;
  readonly version: string;
  readonly file: string;
  readonly digest: string;
  readonly status: "new" | "published" | "refused";
}

export interface PlannedFile {
  /** The file's name in the repository's folder. */
  readonly path: string;
  readonly content: Uint8Array | string;
}

/** What publishing would do. Nothing is to be written where there is an error. */
export interface PublishPlan {
  readonly charts: readonly PlannedChart[];
  /** The files to write, in this order: the index comes last. */
  readonly files: readonly PlannedFile[];
  /** The digest of the index that the plan was made from; absent where there was none. */
  readonly basedOn: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * A plan for people to read: one line a chart.
 *
 * @example
 * printPlan(plan); // "new        web 1.2.0  sha256:0c9d…\n"
 */
export function printPlan({ charts }: PublishPlan): string {
  const lines = charts.map(({ name, version, digest, status }) => {
    return `${status.padEnd(9)}  ${name} ${version}  sha256:${digest}\n`;
  });
  return lines.join("");
}
