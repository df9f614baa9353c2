import { isMapping } from "@chartwright/model";
import { isNamespaceName, isReleaseName } from "../kubernetes-names.ts";
import type { SourceObject } from "../source.ts";
import { isTest } from "./tests.ts";

/** What the names of a set of objects are made of: the release that gives exactly them, and its chart. */
export interface Identity {
  readonly chart: string;
  readonly release: string;
  readonly namespace: string;
  /** What names and labels start with. */
  readonly fullname: string;
  /** `nameOverride` and `fullnameOverride`, where the names are not those that the chart would make. */
  readonly overrides: Readonly<Record<string, string>>;
  readonly version: string;
  /** What `app.kubernetes.io/version` says. */
  readonly appVersion: string | undefined;
}

/** What a set of objects says of itself, by its names, labels and namespaces. `wanted` is the chart's name. */
export function identify(all: readonly SourceObject[], wanted?: string): Identity {
  const own = all.filter((each) => !isTest(each));
  const objects = own.length === 0 ? all : own;
  const instance = labelOfMost(objects, "app.kubernetes.io/instance");
  const nameLabel = labelOfMost(objects, "app.kubernetes.io/name");
  const names = objects.filter(({ kind }) => kind !== "Namespace").map(({ name }) => name);
  const named = fullnameOf(instance ?? "", nameLabel ?? "");
  const isNamedSo =
    instance !== undefined &&
    isReleaseName(instance) &&
    nameLabel !== undefined &&
    names.some(startsWith(named));
  const start = isNamedSo ? named : (commonStart(names) ?? mainName(objects));
  const chart = chartName(wanted ?? (isNamedSo ? nameLabel : undefined) ?? start);
  const fullname = isName(start) ? start : chart;
  const release = isNamedSo ? instance : chartName(fullname);
  const isOverride = nameLabel !== undefined && nameLabel !== chart && isName(nameLabel);
  const name = isOverride ? { nameOverride: nameLabel } : {};
  const given = fullnameOf(release, name.nameOverride ?? chart);
  const whole = given === fullname ? {} : { fullnameOverride: fullname };
  const chartLabel = labelOfMost(objects, "helm.sh/chart");
  const version = chartLabel?.startsWith(`${chart}-`) ? chartLabel.slice(chart.length + 1) : "0.1.0";
  return {
    chart,
    release,
    namespace: namespaceOf(objects) ?? "default",
    fullname,
    overrides: { ...name, ...whole },
    version: isVersion(version) ? version : "0.1.0",
    appVersion: labelOfMost(objects, "app.kubernetes.io/version"),
  };
}

function isVersion(text: string): boolean {
  return /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/.test(text);
}

function fullnameOf(release: string, name: string): string {
  return release.includes(name) ? release : `${release}-${name}`;
}

function startsWith(start: string): (name: string) => boolean {
  return (name) => name === start || name.startsWith(`${start}-`);
}

/** The hyphenated words that all names start with. */
function commonStart(names: readonly string[]): string | undefined {
  const words = names.map((name) => name.split("-"));
  const first = words[0] ?? [];
  const different = first.findIndex((word, index) => words.some((other) => other[index] !== word));
  const common = (different === -1 ? first : first.slice(0, different)).join("-");
  return isName(common) ? common : undefined;
}

const workloads = ["Deployment", "StatefulSet", "DaemonSet", "CronJob", "Job", "Pod"];

/** The name of what runs; where nothing does, of the first object. */
function mainName(objects: readonly SourceObject[]): string {
  const main = workloads.map((kind) => objects.find((each) => each.kind === kind)).find((each) => each);
  return main?.name ?? objects[0]?.name ?? "";
}

function isName(text: string): boolean {
  return /^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(text) && text.length <= 50;
}

/** The closest name that a chart may have. */
export function chartName(text: string): string {
  const letters = text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "")
    .slice(0, 50)
    .replace(/-+$/, "");
  return letters === "" ? "imported" : letters;
}

/** The value of a label that most of those objects have that have it. */
function labelOfMost(objects: readonly SourceObject[], label: string): string | undefined {
  return mostFrequent(
    objects.map(({ object }) => {
      const metadata = isMapping(object.metadata) ? object.metadata : {};
      return isMapping(metadata.labels) ? metadata.labels[label] : undefined;
    }),
  );
}

function namespaceOf(objects: readonly SourceObject[]): string | undefined {
  return mostFrequent(
    objects
      .map(({ object }) => (isMapping(object.metadata) ? object.metadata.namespace : undefined))
      .filter((each) => typeof each === "string" && isNamespaceName(each)),
  );
}

function mostFrequent(values: readonly unknown[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values)
    if (typeof value === "string" && value !== "") counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
