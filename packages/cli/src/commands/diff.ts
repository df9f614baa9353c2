import { type Bump, compareCharts } from "@chartwright/validator/upgrade";
import { findSnapshot } from "../charts/find-snapshot.ts";
import { printUpgrade } from "../diff/print-upgrade.ts";
import { exitCodes, report, shownHere } from "../world/report.ts";

export interface DiffOptions {
  readonly format: "pretty" | "json";
  /** What was declared elsewhere, such as in a changeset. */
  readonly declared?: Bump;
  /** A Kubernetes version to render for. */
  readonly kubernetes?: string;
  /** Fetch from a registry without TLS. */
  readonly plainHttp?: boolean;
  /** Values made for each place of the schema. */
  readonly runs?: string;
  readonly seed?: string;
}

/** `chartwright diff`: what changed between two versions of a chart, and whether their version numbers say so. */
export async function diff(old: string, made: string, options: DiffOptions): Promise<number> {
  const [before, after] = await Promise.all([findSnapshot(old, options), findSnapshot(made, options)]);
  const missing = [...before.diagnostics, ...after.diagnostics];
  if (before.snapshot === undefined || after.snapshot === undefined) return report(missing, options);
  const { upgrade, diagnostics } = await compareCharts(before.snapshot, after.snapshot, {
    ...(options.declared === undefined ? {} : { declared: options.declared }),
    ...(options.kubernetes === undefined ? {} : { kubeVersion: kubeVersionOf(options.kubernetes) }),
    runs: numberOf(options.runs),
    seed: numberOf(options.seed),
  });
  if (upgrade === undefined) return report(diagnostics, options);
  if (options.format === "json") {
    process.stdout.write(`${JSON.stringify({ ...upgrade, diagnostics: shownHere(diagnostics) }, null, 2)}\n`);
    return diagnostics.length === 0 ? exitCodes.ok : exitCodes.findings;
  }
  process.stdout.write(printUpgrade(upgrade));
  return report(diagnostics);
}

function kubeVersionOf(minor: string): string {
  return /^v?\d+\.\d+$/.test(minor) ? `${minor}.0` : minor;
}

function numberOf(text: string | undefined): number | undefined {
  const number = Number(text);
  return text === undefined || !Number.isInteger(number) ? undefined : number;
}
