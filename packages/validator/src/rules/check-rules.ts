import { type Diagnostic, diagnostic, type Place } from "@chartwright/diagnostics";
import { compare } from "semver";
import type { ChartCase, ChartFiles } from "../chart-files.ts";
import type { SourcedObject } from "../rendering/objects.ts";
import { templatePlace } from "../rendering/template-place.ts";
import { renderedCase } from "./framework/context.ts";
import { type Finding, judgeCase, judgeChart, judgeReleases } from "./framework/judge.ts";
import type { ReleasePair } from "./framework/release-context.ts";
import type { AnyObject, RenderedObject } from "./framework/rendered.ts";
import type { NamedRule } from "./framework/rule.ts";
import { applyWaivers, readWaivers, type WaiversFile } from "./waivers.ts";

/** What one Helm makes of one case for one Kubernetes minor. */
export interface Rendering {
  readonly case: ChartCase;
  readonly helm: string;
  readonly minor: string;
  readonly text: string;
  readonly sourced: readonly SourcedObject[];
  /** Where the author wrote an object, by `apps/v1 Deployment/web`; empty for a chart without `chart.ts`. */
  readonly places: ReadonlyMap<string, Place | undefined>;
}

/** What rules judge, and by what. */
export interface RulesInput {
  /** The chart's name, as diagnostics have it. */
  readonly name: string;
  readonly chart: ChartFiles;
  readonly release: { readonly name: string; readonly namespace: string };
  readonly rules: readonly NamedRule[];
  readonly waivers: WaiversFile | undefined;
  /** Paths of values that the chart's model declares to be templates. */
  readonly declaredTemplates: readonly string[];
  /** Whether every case was rendered; if not, nothing is said of waivers that waive nothing. */
  readonly isWhole: boolean;
  /** What a case renders to for two releases with long names. */
  readonly pairOf: (rendering: Rendering) => ReleasePair | undefined;
}

/**
 * All rules over a chart's files, and over what its cases render to. Each distinct text is judged once: that of the
 * newest Helm, and for each minor only what a rule says of the minor.
 */
export function checkRules(input: RulesInput, renderings: readonly Rendering[]): readonly Diagnostic[] {
  const { name, chart, rules, waivers: file, isWhole } = input;
  const { waivers, diagnostics } =
    file === undefined ? { waivers: [], diagnostics: [] } : readWaivers(file, rules);
  const findings = [
    ...judgeChart(rules, chart, { chart: name }, input.declaredTemplates),
    ...distinct(renderings).flatMap((same) => judgeSame(input, same)),
  ];
  const { left, unused } = applyWaivers(waivers, findings);
  const stale = isWhole
    ? unused.map(({ rule, object, line }) =>
        diagnostic("CW3101", {
          message: `The waiver of ${rule.name} for ${object} waives nothing.`,
          fix: "Remove it, or correct its object.",
          place: { file: file?.file ?? "", line },
        }),
      )
    : [];
  return [...diagnostics, ...withoutRepeats(left), ...stale];
}

/** The renderings of the newest Helm, those of one case with the same text together. */
function distinct(renderings: readonly Rendering[]): readonly (readonly Rendering[])[] {
  const newest = renderings
    .map(({ helm }) => helm)
    .sort(compare)
    .at(-1);
  const own = renderings.filter(({ helm }) => helm === newest);
  return [...Map.groupBy(own, (each) => `${each.case.name}\n${each.text}`).values()];
}

function judgeSame(
  { name, chart, release, rules, pairOf }: RulesInput,
  same: readonly Rendering[],
): readonly Finding[] {
  const newestFirst = [...same].sort((a, b) => compare(`${b.minor}.0`, `${a.minor}.0`));
  return newestFirst.flatMap((rendering, index) => {
    const { case: from, minor, sourced, places } = rendering;
    const rendered = renderedCase({ release, minor, values: from.text }, sourced);
    const placeOf = (object: RenderedObject<AnyObject>) =>
      places.get(`${object.apiVersion} ${object.kind}/${object.name}`) ?? templatePlace(chart, object.source);
    const subject = { chart: name, case: from.name };
    if (index > 0) return judgeCase(rules, rendered, subject, placeOf, "perMinor");
    const pair = pairOf(rendering);
    const named =
      pair === undefined
        ? []
        : judgeReleases(rules, pair, subject, (object) => placeOf(shortOf(object, pair)));
    return [...judgeCase(rules, rendered, subject, placeOf), ...named];
  });
}

/** The object of a short name that stands where one of a long name does: of its kind, out of its template. */
function shortOf(object: RenderedObject<AnyObject>, pair: ReleasePair): RenderedObject<AnyObject> {
  const alike = ({ kind, source }: RenderedObject<AnyObject>) =>
    kind === object.kind && source === object.source;
  const own = pair.first.includes(object) ? pair.first : pair.second;
  const at = own.filter(alike).indexOf(object);
  return pair.short.filter(alike)[at] ?? object;
}

/** What holds in several cases, or for several minors, is said of the first. */
function withoutRepeats(findings: readonly Finding[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return findings.flatMap(({ diagnostic: found }) => {
    const { object, path } = found.subject ?? {};
    const key = JSON.stringify([found.rule, found.message, object, path, found.place]);
    if (seen.has(key)) return [];
    seen.add(key);
    return [found];
  });
}
