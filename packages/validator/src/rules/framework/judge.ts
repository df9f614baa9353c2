import { type Diagnostic, diagnostic, type Place, type Subject } from "@chartwright/diagnostics";
import { failureOf } from "../../surviving.ts";
import { type ChartData, chartData } from "./chart-context.ts";
import type { RenderedCase } from "./context.ts";
import type { ReleasePair } from "./release-context.ts";
import { type AnyObject, isTest, type RenderedObject, type Spot } from "./rendered.ts";
import type { NamedRule, ObjectRule } from "./rule.ts";
import type { Container } from "./workload.ts";

/** A diagnostic of a rule, and what a waiver would call its object. */
export interface Finding {
  readonly rule: NamedRule;
  /** `Kind/name`, or the path of a file in the chart. */
  readonly object: string;
  readonly diagnostic: Diagnostic;
}

/** What all rules say of the objects of one case. */
export function judgeCase(
  rules: readonly NamedRule[],
  rendered: RenderedCase,
  subject: Subject,
  placeOf: (object: RenderedObject<AnyObject>) => Place | undefined,
  which: "every" | "perMinor" = "every",
): readonly Finding[] {
  const asked = rules.filter(
    (rule): rule is ObjectRule & { name: string } =>
      rule.over === "objects" && (which === "every" || rule.perMinor === true),
  );
  return asked.flatMap((rule) => {
    const found: Finding[] = [];
    ask(rule, found, () =>
      rule.check({
        ...rendered,
        report: (spot, { path, message, fix }) => {
          if (rule.tests === "exempt" && isTest(spot.of)) return;
          if (rule.severity === "warning" && isGiven(spot, rendered.values)) return;
          const object = `${spot.of.kind}/${spot.of.name}`;
          const at = [spot.path, path].filter((part) => part !== "" && part !== undefined).join(".");
          const about: Subject = {
            ...subject,
            ...(rule.perMinor === true ? { kubernetes: rendered.minor } : {}),
            object,
            ...(at === "" ? {} : { path: at }),
          };
          const diagnostic = ruleDiagnostic(rule, { message, fix, place: placeOf(spot.of), subject: about });
          found.push({ rule, object, diagnostic });
        },
      }),
    );
    return found;
  });
}

/** What all rules say of two releases with long names. What they find is called by its kind: no name is the chart's. */
export function judgeReleases(
  rules: readonly NamedRule[],
  pair: ReleasePair,
  subject: Subject,
  placeOf: (object: RenderedObject<AnyObject>) => Place | undefined,
): readonly Finding[] {
  return rules.flatMap((rule) => {
    if (rule.over !== "releases") return [];
    const found: Finding[] = [];
    ask(rule, found, () =>
      rule.check({
        ...pair,
        report: ({ of }, { path, message, fix }) => {
          const details = {
            message,
            fix,
            place: placeOf(of),
            subject: { ...subject, object: of.kind, path },
          };
          found.push({ rule, object: of.kind, diagnostic: ruleDiagnostic(rule, details) });
        },
      }),
    );
    return found;
  });
}

/** Whether a spot is in a container that the case's own values add: advice on it is not for the chart. */
function isGiven(spot: Spot, values: string): boolean {
  const name = "container" in spot ? (spot as Container).name : undefined;
  return name !== undefined && patternOf(name).test(values);
}

/** What all rules say of a chart's files. */
export function judgeChart(
  rules: readonly NamedRule[],
  chart: { readonly folder: string; readonly files: ReadonlyMap<string, string> },
  subject: Subject,
  declaredTemplates: readonly string[] = [],
): readonly Finding[] {
  const asked = rules.filter((rule) => rule.over === "chart");
  const data: ChartData = chartData(chart, declaredTemplates);
  return asked.flatMap((rule) => {
    const found: Finding[] = [];
    ask(rule, found, () =>
      rule.check({
        ...data,
        report: (file, { line, message, fix }) => {
          const place: Place = { file: `${chart.folder}/${file}`, line };
          found.push({
            rule,
            object: file,
            diagnostic: ruleDiagnostic(rule, { message, fix, place, subject }),
          });
        },
      }),
    );
    return found;
  });
}

/** Names it in a list, or as the key of a mapping. */
function patternOf(name: string): RegExp {
  const text = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(^|[\\s{,])(name:\\s*["']?${text}\\b|${text}:)`, "m");
}

/** Asks a rule. Where it throws its author is told, us or the project's own, and all other rules are asked. */
function ask(rule: NamedRule, found: Finding[], check: () => void): void {
  try {
    check();
  } catch (error) {
    // No waiver names it.
    found.push({ rule: { ...rule, name: "" }, object: "", diagnostic: thrown(rule, error) });
  }
}

function thrown({ name }: NamedRule, error: unknown): Diagnostic {
  if (!name.startsWith("custom/")) return failureOf({ what: `it by the rule ${name}` }, error);
  const message = `The rule ${name} throws: ${error instanceof Error ? error.message : String(error)}`;
  const fix = "Correct its check; a field that is optional may not be there.";
  return diagnostic("CW3102", { message, fix });
}

function ruleDiagnostic(
  { code, name, severity, why }: NamedRule,
  details: Pick<Diagnostic, "message" | "fix" | "place" | "subject">,
): Diagnostic {
  return Object.freeze({ code, rule: name, severity, why, ...details });
}
