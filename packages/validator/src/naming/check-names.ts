import { type Diagnostic, diagnostic, type Place, type Subject } from "@chartwright/diagnostics";
import { loadChart, renderChart } from "@chartwright/engine";
import type { ChartFiles } from "../chart-files.ts";
import { objectsIn, type SourcedObject } from "../rendering/objects.ts";
import type { Rendering } from "../rules/check-rules.ts";
import { type AnyObject, type RenderedObject, renderedObject } from "../rules/framework/rendered.ts";
import { longestName } from "./name-limits.ts";

/** Two releases whose names are as long as Helm takes, and differ at their ends. */
const releases = ["a", "b"].map((end) => `${"release-".repeat(7).slice(0, 52)}${end}`);

/**
 * That names stay apart, and short enough, where the names of releases are long. Each case is rendered by the engine
 * for two such releases; a chart that the engine does not load, or that refuses such a name, is not looked at.
 */
export function checkNames(
  { name, chart }: { readonly name: string; readonly chart: ChartFiles },
  renderings: readonly Rendering[],
): readonly Diagnostic[] {
  const loaded = loadChart(chart.files).chart;
  if (loaded === undefined) return [];
  const ofCases = new Map(renderings.map((rendering) => [rendering.case.name, rendering]));
  const found = [...ofCases.values()].flatMap((rendering) => {
    const [first, second] = releases.map((release) => {
      const options = {
        name: release,
        namespace: "default",
        values: [rendering.case.text],
        kubeVersion: `${rendering.minor}.0`,
      };
      const { manifests } = renderChart(loaded, options);
      return manifests === undefined ? undefined : named(objectsIn(manifests, {}).sourced);
    });
    if (first === undefined || second === undefined) return [];
    return compare(
      { chart, subject: { chart: name, case: rendering.case.name } },
      named(rendering.sourced),
      first,
      second,
    );
  });
  return distinct(found);
}

type Named = readonly RenderedObject<AnyObject>[];

const named = (sourced: readonly SourcedObject[]): Named =>
  sourced.map((each) => renderedObject(each, "default")).filter((each) => each.name !== "");

const identity = ({ group, kind, namespace, name }: RenderedObject<AnyObject>) =>
  [group, kind, namespace, name].join(" ");

function compare(
  about: { readonly chart: ChartFiles; readonly subject: Subject },
  own: Named,
  first: Named,
  second: Named,
): readonly Diagnostic[] {
  // A name that no release changes is what manifests/fixed-name reports.
  const fixed = new Set(own.map(identity));
  const ofSecond = new Set(second.map(identity));
  const report = (
    code: "CW3103" | "CW3104",
    each: RenderedObject<AnyObject>,
    message: string,
    fix: string,
  ) => {
    const file = each.source?.split("/").slice(1).join("/");
    const place: Place | undefined =
      file === undefined ? undefined : { file: `${about.chart.folder}/${file}` };
    const subject = { ...about.subject, object: each.kind };
    return diagnostic(code, { message, fix, place, subject });
  };
  return first.flatMap((each, index) => {
    const limit = longestName(each.kind);
    const cut = `Cut the name of the release, then add the suffix; ${limit} characters in all.`;
    const twins = first.slice(0, index).some((other) => identity(other) === identity(each));
    if (fixed.has(identity(each))) return [];
    if (each.name.length > limit) {
      const message = `The release ${releases[0]} gives the ${each.kind} ${each.name}, of ${each.name.length} characters.`;
      return [report("CW3104", each, message, cut)];
    }
    if (twins)
      return [
        report("CW3103", each, `The release ${releases[0]} has the ${each.kind} ${each.name} twice.`, cut),
      ];
    if (!ofSecond.has(identity(each))) return [];
    const message = `The releases ${releases.join(" and ")} both have the ${each.kind} ${each.name}.`;
    return [report("CW3103", each, message, "Keep the whole name of the release, or add a hash of it.")];
  });
}

/** What holds in several cases is said of the first. */
function distinct(found: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return found.filter(({ code, message, place }) => {
    const key = JSON.stringify([code, message, place]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
