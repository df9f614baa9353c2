import { type Dependency, type Metadata, meetsConstraint } from "@chartwright/engine";
import { coerce, diff as versionDifference } from "semver";
import type { Bump } from "./bump.ts";
import type { Change } from "./change.ts";
import type { ChartVersion } from "./chart-version.ts";
import { subcharts } from "./values/values-pair.ts";

/** What `Chart.yaml` says otherwise than before. */
export function compareMetadata(old: ChartVersion, made: ChartVersion): readonly Change[] {
  const [before, after] = [old.chart.metadata, made.chart.metadata];
  return [
    ...compareNames(before, after),
    ...compareKubeVersions(before.kubeVersion, after.kubeVersion),
    ...compareDependencies(old, made),
    ...compareDeprecation(before, after),
  ];
}

function compareNames(old: Metadata, made: Metadata): readonly Change[] {
  if (old.name === made.name) return [];
  const message = `The chart is called ${made.name}, before ${old.name}.`;
  return [
    { kind: "chart-renamed", bump: "major", message, why: "Who installs it by its name finds nothing new." },
  ];
}

function compareDeprecation(old: Metadata, made: Metadata): readonly Change[] {
  if (old.deprecated === made.deprecated) return [];
  const message = made.deprecated ? "The chart is deprecated." : "The chart is no longer deprecated.";
  return [
    { kind: "metadata-changed", bump: "minor", message, why: "Helm says so wherever it is installed." },
  ];
}

/** Versions of Kubernetes as clusters give them, plain and from a provider. */
const kubernetesVersions = Array.from({ length: 51 }, (_, minor) =>
  [0, 99].flatMap((patch) => [`v1.${minor + 10}.${patch}`, `v1.${minor + 10}.${patch}-gke.1`]),
).flat();

function compareKubeVersions(old: string, made: string): readonly Change[] {
  const takes = (range: string, version: string) => range === "" || meetsConstraint(range, version);
  const lost = kubernetesVersions.filter((version) => takes(old, version) && !takes(made, version));
  const gained = kubernetesVersions.filter((version) => takes(made, version) && !takes(old, version));
  const [from, to] = [old, made].map((range) => (range === "" ? "any" : range));
  const message = `It takes Kubernetes ${to}, before ${from}`;
  const found: Change[] = [];
  if (lost.length > 0) {
    const why = "Helm refuses the upgrade on clusters that it took before.";
    found.push({
      kind: "kube-version-narrowed",
      bump: "major",
      message: `${message}: no longer ${lost.at(-1)}.`,
      why,
    });
  }
  if (gained.length > 0) {
    const why = "It can be installed where it could not be.";
    found.push({
      kind: "kube-version-widened",
      bump: "minor",
      message: `${message}: also ${gained[0]}.`,
      why,
    });
  }
  return found;
}

function compareDependencies(old: ChartVersion, made: ChartVersion): readonly Change[] {
  const [before, after] = [dependenciesOf(old), dependenciesOf(made)];
  const found: Change[] = [];
  for (const [name, dependency] of before) {
    const now = after.get(name);
    if (now !== undefined) found.push(...compareDependency(name, dependency, now));
    else {
      const why = "What it installed is gone, and the values under its name do nothing.";
      found.push({
        kind: "dependency-removed",
        bump: "major",
        path: name,
        message: `It depends on ${name} no longer.`,
        why,
      });
    }
  }
  for (const name of after.keys()) {
    if (before.has(name)) continue;
    const why = "There is something more to set under its name.";
    found.push({
      kind: "dependency-added",
      bump: "minor",
      path: name,
      message: `It depends on ${name} now.`,
      why,
    });
  }
  return found;
}

interface Needed {
  readonly declared: Dependency;
  /** The version that lies in `charts/`, or the least that the range takes. */
  readonly version: string;
}

/** The dependencies by the names under which they take values. */
function dependenciesOf({ chart }: ChartVersion): ReadonlyMap<string, Needed> {
  const present = subcharts(chart);
  return new Map(
    (chart.metadata.dependencies ?? []).map((declared) => {
      const name = declared.alias || declared.name;
      return [name, { declared, version: present.get(name)?.metadata.version ?? declared.version }];
    }),
  );
}

function compareDependency(name: string, old: Needed, made: Needed): readonly Change[] {
  const found: Change[] = [];
  const common = { kind: "dependency-changed", path: name } as const;
  if (old.version !== made.version) {
    const message = `${name} is of version ${made.version}, before ${old.version}.`;
    const [from, to] = [coerce(old.version), coerce(made.version)];
    const bump = from === null || to === null ? "minor" : bumpOf(versionDifference(from, to));
    found.push({ ...common, bump, message, why: "Its own version says how much changed in it." });
  }
  if (old.declared.condition !== made.declared.condition) {
    const message = `${name} hangs on the condition "${made.declared.condition}", before "${old.declared.condition}".`;
    const why = "Who switched it on or off by the one does so no longer.";
    found.push({ ...common, bump: old.declared.condition === "" ? "minor" : "major", message, why });
  }
  if (old.declared.repository !== made.declared.repository) {
    const message = `${name} comes from ${made.declared.repository || "this chart"}, before ${old.declared.repository || "this chart"}.`;
    found.push({ ...common, bump: "patch", message, why: "The same chart lies elsewhere." });
  }
  return found;
}

function bumpOf(difference: string | null): Bump {
  if (difference === null) return "patch";
  if (difference.endsWith("major")) return "major";
  return difference.endsWith("minor") ? "minor" : "patch";
}
