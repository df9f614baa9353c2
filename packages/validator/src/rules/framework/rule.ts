import type { ChartContext } from "./chart-context.ts";
import type { RuleContext } from "./context.ts";
import type { ReleaseContext } from "./release-context.ts";

interface About {
  /**
   * Stable, never reused: `CW3200` to `CW3899` for ours, capitals and digits of your own for yours, such as `ACME1`.
   */
  readonly code: string;
  /** An error breaks or endangers somebody's cluster; a warning is advice that has good exceptions. */
  readonly severity: "error" | "warning";
  /** What is wrong where it reports, in a few words. */
  readonly title: string;
  /** What would happen to a user if it stood. */
  readonly why: string;
}

/** A rule over all objects that one case renders. */
export interface ObjectRule extends About {
  readonly over: "objects";
  /** `exempt` where it says nothing of what only `helm test` runs. */
  readonly tests?: "exempt";
  /** Whether its verdict depends on the Kubernetes minor; it is asked again for each only then. */
  readonly perMinor?: boolean;
  readonly check: (context: RuleContext) => void;
}

/** A rule over a chart's files: its templates, values and schema. */
export interface ChartRule extends About {
  readonly over: "chart";
  readonly check: (context: ChartContext) => void;
}

/** A rule over two releases of a case whose names are as long as Helm takes. */
export interface ReleaseRule extends About {
  readonly over: "releases";
  readonly check: (context: ReleaseContext) => void;
}

export type AnyRule = ObjectRule | ChartRule | ReleaseRule;

/** A rule, with its name: `group/rule`. */
export type NamedRule = AnyRule & { readonly name: string };

/**
 * A rule over all objects that one case renders. Rules of your own are the default exports of `rules/*.ts` at the root
 * of your repository.
 *
 * @example
 * const rule = defineRule({
 *   code: "ACME1",
 *   severity: "error",
 *   title: "a Service has no owner",
 *   why: "Nobody would be called when it fails.",
 *   check({ all, report }) {
 *     for (const service of all("Service")) {
 *       if (service.labels["acme.com/owner"] !== undefined) continue;
 *       report(service, { message: "It has no label acme.com/owner.", fix: "Name the team in acme.com/owner." });
 *     }
 *   },
 * });
 * rule.over; // "objects"
 */
export function defineRule(rule: Omit<ObjectRule, "over">): ObjectRule {
  return Object.freeze({ ...rule, over: "objects" });
}

/**
 * A rule over a chart's files.
 *
 * @example
 * const rule = defineChartRule({
 *   code: "ACME2",
 *   severity: "warning",
 *   title: "a chart has no icon",
 *   why: "The catalogue shows an empty frame.",
 *   check({ metadata, report }) {
 *     if (metadata.icon === undefined) report("Chart.yaml", { message: "There is no icon.", fix: "Add one." });
 *   },
 * });
 * rule.over; // "chart"
 */
export function defineChartRule(rule: Omit<ChartRule, "over">): ChartRule {
  return Object.freeze({ ...rule, over: "chart" });
}

/** A rule over two releases of a case whose names are as long as Helm takes, and differ at their ends. */
export function defineReleaseRule(rule: Omit<ReleaseRule, "over">): ReleaseRule {
  return Object.freeze({ ...rule, over: "releases" });
}
