import { type Diagnostic, diagnostic } from "@chartwright/diagnostics";
import { type Json, npmConstraint } from "@chartwright/model";
import { valid, validRange } from "semver";
import type { ChartFiles } from "../chart-files.ts";
import { nearest } from "../nearest.ts";
import { parseMapping } from "../yaml.ts";
import { checkDetails } from "./check-details.ts";

/** What Helm reads in `Chart.yaml` of `apiVersion: v2`. */
const keys = [
  "apiVersion",
  "name",
  "version",
  "kubeVersion",
  "description",
  "type",
  "keywords",
  "home",
  "sources",
  "dependencies",
  "maintainers",
  "icon",
  "appVersion",
  "deprecated",
  "annotations",
];

/** Whether a chart is a library, which others take templates from. */
export function isLibrary(chart: ChartFiles): boolean {
  return /^type:\s*["']?library["']?\s*$/m.test(chart.files.get("Chart.yaml") ?? "");
}

type Report = (message: string, fix: string) => void;

/** The first stage: `Chart.yaml` says what Helm and the users of a repository need, in the form that they take. */
export function checkMetadata(chart: ChartFiles): readonly Diagnostic[] {
  const file = `${chart.folder}/Chart.yaml`;
  const text = chart.files.get("Chart.yaml");
  if (text === undefined) {
    const message = "There is no Chart.yaml in this folder.";
    return [
      diagnostic("CW3001", {
        message,
        fix: "Name the folder of a Helm chart.",
        place: { file: chart.folder },
      }),
    ];
  }
  const fix = "Write Chart.yaml as one YAML mapping in which each key stands once.";
  const { data, diagnostics } = parseMapping(text, { code: "CW3001", file, fix });
  if (data === undefined) return diagnostics;
  const found: Diagnostic[] = [];
  const report: Report = (message, fix) =>
    found.push(diagnostic("CW3001", { message, fix, place: { file } }));
  checkKeys(data, report);
  checkVersions(data, report);
  checkDetails(data, report);
  return found;
}

function checkKeys(data: Readonly<Record<string, Json>>, report: Report): void {
  for (const key of Object.keys(data).filter((name) => !keys.includes(name))) {
    const near = nearest(key, keys);
    report(
      `Helm knows no key "${key}" in Chart.yaml.`,
      near === undefined ? "Remove it." : `Did you mean "${near}"?`,
    );
  }
  if (data.apiVersion !== "v2") {
    report(
      `apiVersion is ${JSON.stringify(data.apiVersion ?? null)}.`,
      "Write apiVersion: v2, which Helm 3 and Helm 4 take.",
    );
  }
  const { name, description, type } = data;
  if (typeof name !== "string" || !/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name)) {
    report(
      `The name ${JSON.stringify(name ?? null)} is no name of a chart.`,
      "Use lower-case letters, digits and hyphens.",
    );
  }
  if (typeof description !== "string" || description.trim() === "") {
    report("The chart has no description.", "Say in a sentence what it installs.");
  }
  if (type !== undefined && type !== "application" && type !== "library") {
    report(`The type ${JSON.stringify(type)} is unknown to Helm.`, 'Write "application" or "library".');
  }
}

function checkVersions(data: Readonly<Record<string, Json>>, report: Report): void {
  const { version, appVersion, kubeVersion } = data;
  if (typeof version !== "string" || valid(version) !== version.split("+")[0]) {
    report(
      `The version ${JSON.stringify(version ?? null)} is no SemVer version.`,
      'Write all three numbers, such as "1.2.0".',
    );
  }
  if (appVersion !== undefined && typeof appVersion !== "string") {
    report(
      `appVersion is ${JSON.stringify(appVersion)}, a number to YAML.`,
      `Quote it: appVersion: "${appVersion}".`,
    );
  }
  if (kubeVersion === undefined) return;
  if (typeof kubeVersion !== "string" || validRange(npmConstraint(kubeVersion)) === null) {
    report(
      `kubeVersion ${JSON.stringify(kubeVersion)} is no version constraint.`,
      'Write one such as ">=1.33.0-0".',
    );
  } else if (!kubeVersion.includes("-0")) {
    report(
      `kubeVersion "${kubeVersion}" refuses managed clusters, whose versions have a suffix such as -gke.1.`,
      `Write "${kubeVersion}-0".`,
    );
  }
}
