import { type Diagnostic, diagnostic } from "@chartwright/diagnostics";
import { type Bump, bumpBetween, bumped, isLarger, largest, neededBump } from "./bump.ts";
import type { Change } from "./change.ts";
import { type ChartSnapshot, type ChartVersion, loadVersion } from "./chart-version.ts";
import { compareHelpers } from "./compare-helpers.ts";
import { compareMetadata } from "./compare-metadata.ts";
import { compareRenderings } from "./compare-renderings.ts";
import { compareValues } from "./values/compare-values.ts";
import { valuesPairs } from "./values/values-pair.ts";

/** What changed between two versions of a chart, and what their version numbers should say of it. */
export interface Upgrade {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly changes: readonly Change[];
  /** The smallest bump that is honest about all of them, by SemVer. */
  readonly bump: Bump;
  /** The same for the old version: before 1.0.0 what breaks is a minor. */
  readonly needed: Bump;
  /** What the versions say, or whoever declared it; undefined where one is no SemVer version. */
  readonly declared: Bump | undefined;
}

export interface CompareOptions {
  /** The bump that was declared elsewhere, such as in a changeset, in place of that between the two versions. */
  readonly declared?: Bump;
  /** The version of Kubernetes to render for. */
  readonly kubeVersion?: string;
  readonly seed?: number | undefined;
  /** Values made for each place of the schema. */
  readonly runs?: number | undefined;
}

/**
 * Compares two versions of a chart, by their schemas, by values that are made for them, and by what they render to.
 *
 * @example
 * const { upgrade } = await compareCharts(old, made);
 * upgrade?.bump; // "major"
 */
export async function compareCharts(
  old: ChartSnapshot,
  made: ChartSnapshot,
  options: CompareOptions = {},
): Promise<{ readonly upgrade: Upgrade | undefined; readonly diagnostics: readonly Diagnostic[] }> {
  const [before, after] = [loadVersion(old), loadVersion(made)];
  const diagnostics = [...before.diagnostics, ...after.diagnostics];
  if (before.version === undefined || after.version === undefined) return { upgrade: undefined, diagnostics };
  const upgrade = await judge(before.version, after.version, options);
  return { upgrade, diagnostics: isTooSmall(upgrade) ? [tooSmall(upgrade, made.label, options)] : [] };
}

async function judge(old: ChartVersion, made: ChartVersion, options: CompareOptions): Promise<Upgrade> {
  const { name, version: from } = old.chart.metadata;
  const to = made.chart.metadata.version;
  const changes = orOther(old, made, [
    ...compareMetadata(old, made),
    ...(old.isLibrary || made.isLibrary
      ? compareHelpers(old.chart, made.chart)
      : await compareUses(old, made, options)),
  ]);
  const bump = largest(changes.map((change) => change.bump));
  const declared = options.declared ?? bumpBetween(from, to);
  return { name, from, to, changes, bump, needed: neededBump(bump, from), declared };
}

async function compareUses(
  old: ChartVersion,
  made: ChartVersion,
  options: CompareOptions,
): Promise<readonly Change[]> {
  const values = valuesPairs(old, made, options).flatMap(compareValues);
  return [...values, ...(await compareRenderings(old, made, options.kubeVersion))];
}

/** Files that differ in a way that nothing else shows, such as a README: a version for them is a patch. */
function orOther(old: ChartVersion, made: ChartVersion, changes: readonly Change[]): readonly Change[] {
  if (changes.length > 0) return changes;
  const paths = [...new Set([...old.files.keys(), ...made.files.keys()])].sort();
  const differing = paths.filter(
    (path) => path !== "Chart.yaml" && path !== "Chart.lock" && textAt(old, path) !== textAt(made, path),
  );
  if (differing.length === 0) return [];
  const more = differing.length > 4 ? ` and ${differing.length - 4} more` : "";
  const message = `Files differ: ${differing.slice(0, 4).join(", ")}${more}.`;
  return [{ kind: "files-changed", bump: "patch", message, why: "A published version is never replaced." }];
}

function textAt({ files }: ChartVersion, path: string): string | undefined {
  const content = files.get(path);
  return content instanceof Uint8Array ? new TextDecoder().decode(content) : content;
}

function isTooSmall({ needed, declared }: Upgrade): boolean {
  return declared !== undefined && isLarger(needed, declared);
}

function tooSmall(
  { name, from, to, changes, bump, needed, declared }: Upgrade,
  label: string,
  options: CompareOptions,
): Diagnostic {
  const reasons = changes.filter((change) => change.bump === bump).map(({ message }) => `- ${message}`);
  const shown =
    reasons.length > 10 ? [...reasons.slice(0, 10), `- and ${reasons.length - 10} more`] : reasons;
  const says =
    options.declared === undefined
      ? `From ${from} to ${to} is ${noun(declared)}`
      : `What is declared is ${noun(declared)}`;
  return diagnostic("CW3020", {
    message: [`${says}, but what changed since ${from} is ${noun(needed)}:`, ...shown].join("\n"),
    fix:
      options.declared === undefined
        ? `Make the version ${bumped(from, needed)} or a later one, or take back what changed.`
        : `Declare ${noun(needed)}, or take back what changed.`,
    place: { file: `${label}/Chart.yaml` },
    subject: { chart: name },
  });
}

function noun(bump: Bump | undefined): string {
  return bump === undefined || bump === "none" ? "no bump" : `a ${bump}`;
}
