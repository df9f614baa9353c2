import { type Expr, exprOf } from "../expr/expr.ts";
import { merge } from "../operators/collections.ts";
import { choose, contains, eq, orElse } from "../operators/conditions.ts";
import { bind, replace, sha256, text, trimSuffix, trunc } from "../operators/text.ts";
import { helper } from "./helper.ts";

/** Kubernetes's limit on names that are DNS labels, and on the values of labels. */
const longest = 63;

export interface Names {
  /** `nameOverride`, or the chart's name. */
  readonly name: Expr<string>;
  /** The name of the release's objects: the release's, with the chart's unless it is in it. At most 63 characters. */
  readonly fullname: Expr<string>;
  /**
   * The full name with a suffix, in at most 63 characters that no two long releases share: cut before a fixed suffix;
   * with one that the values give, a longer name ends with a hash of the whole.
   */
  suffixed(suffix: string | Expr<string>): Expr<string>;
}

export interface Labels {
  /** For every object. */
  readonly common: Expr<Record<string, string>>;
  /** For selectors: they never change over a release's life, so they hold the name and the instance only. */
  readonly selector: Expr<Record<string, string>>;
  /** For what `helm test` runs: no selector of the chart's takes it for one of its pods. */
  readonly test: Expr<Record<string, string>>;
}

export const release = Object.freeze({
  name: builtin("Release", "Name"),
  namespace: builtin("Release", "Namespace"),
  service: builtin("Release", "Service"),
});

export const chartInfo = Object.freeze({
  name: builtin("Chart", "Name"),
  version: builtin("Chart", "Version"),
  appVersion: builtin("Chart", "AppVersion"),
});

function builtin(object: "Release" | "Chart", name: string): Expr<string> {
  return exprOf({ kind: "builtin", object, name, type: "string" });
}

interface Overrides {
  readonly nameOverride: Expr<string>;
  readonly fullnameOverride: Expr<string>;
}

/**
 * The name of a release's objects, unless a user overrides it: the release's, with the chart's unless it is in it. Of a
 * release that is known where this is written, or only when a chart is rendered.
 *
 * @example
 * fullnameIn("monitoring", "prometheus"); // "monitoring-prometheus"
 */
export function fullnameIn(release: string, chart: string): string;
export function fullnameIn(release: Expr<string>, chart: Expr<string> | string): Expr<string>;
export function fullnameIn(release: Expr<string> | string, chart: Expr<string> | string) {
  if (typeof release !== "string")
    return choose(contains(release, chart), cut(release), cut(text`${release}-${chart}`));
  const whole = release.includes(String(chart)) ? release : `${release}-${chart}`;
  return whole.slice(0, longest).replace(/-$/, "");
}

function cut(name: Expr<string>): Expr<string> {
  return trimSuffix(trunc(name, longest), "-");
}

/** The names of a chart's objects, as `helm create` makes them. */
export function makeNames(chartName: string, values: Overrides): Names {
  const plain = isPlainWithin(chartName);
  const name = helper("name", cut(orElse(values.nameOverride, chartInfo.name)), {
    doc: "The name of the chart, or its override.",
    plain,
  });
  const fullname = helper(
    "fullname",
    choose(
      values.fullnameOverride,
      cut(values.fullnameOverride),
      bind("name", orElse(values.nameOverride, chartInfo.name), (bound) => fullnameIn(release.name, bound)),
    ),
    {
      doc: `The name of the release's objects: at most ${longest} characters, as Kubernetes limits it.\nA release whose name holds the chart's is not given it twice.`,
      plain,
    },
  );
  return Object.freeze({
    name,
    fullname,
    suffixed: (suffix: string | Expr<string>) => suffixed(fullname, suffix),
  });
}

/** A release's name has up to 53 characters; what is cut off must leave them whole, or two releases collide. */
const longestRelease = 53;

function suffixed(fullname: Expr<string>, suffix: string | Expr<string>): Expr<string> {
  if (typeof suffix !== "string") return hashedWhereLong(text`${fullname}-${suffix}`);
  const room = longest - suffix.length - 1;
  if (room < longestRelease) {
    throw new RangeError(
      `the suffix "${suffix}" has more than ${longest - longestRelease - 1} characters: two releases could share a name`,
    );
  }
  return text`${trimSuffix(trunc(fullname, room), "-")}-${suffix}`;
}

const hashLength = 8;

function hashedWhereLong(whole: Expr<string>): Expr<string> {
  return bind("name", whole, (name) => {
    const start = trimSuffix(trunc(name, longest - hashLength - 1), "-");
    return choose(eq(trunc(name, longest), name), name, text`${start}-${trunc(sha256(name), hashLength)}`);
  });
}

export function makeLabels(names: Names): Labels {
  const chart = helper(
    "chart",
    trimSuffix(trunc(replace(text`${chartInfo.name}-${chartInfo.version}`, "+", "_"), longest), "-"),
    {
      doc: "The chart's name and version, as a label.",
      plain: true,
    },
  );
  const selector = helper(
    "selectorLabels",
    { "app.kubernetes.io/name": names.name, "app.kubernetes.io/instance": release.name },
    { doc: "Labels for selectors. They are immutable: nothing that changes with a version belongs here." },
  );
  const common = helper(
    "labels",
    merge({ "helm.sh/chart": chart }, selector, {
      "app.kubernetes.io/version": trimSuffix(trunc(replace(chartInfo.appVersion, "+", "_"), longest), "-"),
      "app.kubernetes.io/managed-by": release.service,
    }),
    { doc: "Labels for every object." },
  );
  const test = helper(
    "testLabels",
    {
      "helm.sh/chart": chart,
      "app.kubernetes.io/name": suffixed(names.name, "test"),
      "app.kubernetes.io/instance": release.name,
      "app.kubernetes.io/managed-by": release.service,
    },
    { doc: "Labels for what `helm test` runs: no selector of the chart's takes it for one of its pods." },
  );
  return Object.freeze({ common, selector, test });
}

/** Words and letters that a text which YAML reads as no string can be made of. */
const wordsOfYaml = ["true", "false", "yes", "no", "on", "off", "null"];

/**
 * Whether a text that holds this chart's name is always a string in YAML: it is part of no such word,
 * and has a letter that no number, hexadecimal, infinity or date has.
 */
export function isPlainWithin(chartName: string): boolean {
  return /[ghj-mp-su-w]/.test(chartName) && !wordsOfYaml.some((word) => word.includes(chartName));
}
