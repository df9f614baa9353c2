import { type Diagnostic, diagnostic, hasErrors } from "@chartwright/diagnostics";
import { isIgnored } from "@chartwright/engine";
import { gzipSync } from "fflate";
import { packTar } from "modern-tar";
import { parse } from "semver";
import { sha256 } from "../digest.ts";
import type { ChartArchive, ChartFile, ChartSource } from "./chart.ts";
import { checkPaths, checkSizes } from "./check-files.ts";
import { readHelmignore } from "./helmignore.ts";
import { readMetadata } from "./metadata.ts";

/** The date of every file in every archive. Also what `helm push` gives as the date of a chart's creation. */
const fileDate = new Date("2000-01-01T00:00:00Z");

export interface PackagedChart {
  /** Absent where there are errors. */
  readonly archive: ChartArchive | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Packages a chart as `helm package` does, but so that its bytes follow from the chart alone: not from the
 * clock, the machine, the user, or the order of the files.
 *
 * @example
 * const { archive, diagnostics } = await packageChart({
 *   name: "web",
 *   version: "1.2.0",
 *   files: [{ path: "Chart.yaml", content: "apiVersion: v2\nname: web\nversion: 1.2.0\n" }],
 * });
 * archive?.file; // "web-1.2.0.tgz"
 */
export async function packageChart(chart: ChartSource): Promise<PackagedChart> {
  const ignore = readHelmignore(textOf(chart.files, ".helmignore") ?? "", chart.name);
  const files = chart.files.filter(({ path }) => !isIgnored(ignore.rules, path));
  const { metadata, diagnostics: aboutMetadata } = checkMetadata(chart, files);
  const diagnostics = [
    ...checkIdentity(chart),
    ...checkPaths(chart),
    ...ignore.diagnostics,
    ...aboutMetadata,
    ...checkSizes(chart.name, files),
  ];
  if (metadata === undefined || hasErrors(diagnostics)) return { archive: undefined, diagnostics };

  const { name, version } = chart;
  const content = compress(await packTar(sortFiles(files).map((file) => tarEntry(name, file))));
  const archive = {
    name,
    version,
    file: `${name}-${version}.tgz`,
    content,
    digest: sha256(content),
    metadata,
  };
  return { archive, diagnostics };
}

function checkIdentity({ name, version }: ChartSource): Diagnostic[] {
  const subject = { chart: name };
  const found: Diagnostic[] = [];
  if (!/^[a-z0-9][a-z0-9._-]*$/i.test(name)) {
    const message = `"${name}" is no name of a chart.`;
    found.push(diagnostic("CW4003", { message, fix: "Use lower-case letters, digits and dashes.", subject }));
  }
  const parsed = /^\d/.test(version) ? parse(version) : null;
  if (parsed === null) {
    const message = `The version "${version}" is not a semantic version.`;
    found.push(diagnostic("CW4003", { message, fix: "Write it as 1.2.3, or 1.2.3-rc.1.", subject }));
  } else if (parsed.build.length > 0) {
    const message = `The version "${version}" has build metadata.`;
    found.push(diagnostic("CW4006", { message, fix: `Publish it as ${parsed.version}.`, subject }));
  }
  return found;
}

function checkMetadata(chart: ChartSource, files: readonly ChartFile[]): ReturnType<typeof readMetadata> {
  const subject = { chart: chart.name };
  const place = { file: "Chart.yaml" };
  const text = textOf(files, "Chart.yaml");
  if (text === undefined) {
    const isLeftOut = chart.files.length > files.length && textOf(chart.files, "Chart.yaml") !== undefined;
    const message = isLeftOut ? ".helmignore leaves out Chart.yaml." : "The chart has no Chart.yaml.";
    const fix = isLeftOut ? "Take the pattern out of .helmignore." : "Add one beside values.yaml.";
    return { metadata: undefined, diagnostics: [diagnostic("CW4002", { message, fix, subject })] };
  }
  const { metadata, diagnostics } = readMetadata(text, chart.name);
  const differing = (["name", "version"] as const).filter((key) => metadata && metadata[key] !== chart[key]);
  const mismatches = differing.map((key) => {
    const message = `Chart.yaml has the ${key} ${JSON.stringify(metadata?.[key])}, but "${chart[key]}" is to be packaged.`;
    return diagnostic("CW4003", { message, fix: "Generate the chart again.", place, subject });
  });
  return { metadata, diagnostics: [...diagnostics, ...mismatches] };
}

function textOf(files: readonly ChartFile[], path: string): string | undefined {
  const content = files.find((file) => file.path === path)?.content;
  return content instanceof Uint8Array ? new TextDecoder().decode(content) : content?.replace(/^\uFEFF/, "");
}

/** `Chart.yaml` first, as Helm has it; the rest by the bytes of their paths. */
function sortFiles(files: readonly ChartFile[]): ChartFile[] {
  const rank = ({ path }: ChartFile) => (path === "Chart.yaml" ? 0 : 1);
  return files.toSorted(
    (a, b) => rank(a) - rank(b) || Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)),
  );
}

function tarEntry(name: string, { path, content }: ChartFile): Parameters<typeof packTar>[0][number] {
  const body = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const header = { name: `${name}/${path}`, size: body.length, mode: 0o644, uid: 0, gid: 0, mtime: fileDate };
  return { header: { ...header, type: "file" }, body };
}

/** `mem` is given because fflate would otherwise derive it with `Math.log`, whose last digit is the machine's. */
function compress(tar: Uint8Array): Uint8Array {
  return gzipSync(tar, { level: 9, mem: 8, mtime: 0 });
}
