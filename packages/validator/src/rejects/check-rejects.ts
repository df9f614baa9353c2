import { type Diagnostic, diagnostic, type Subject } from "@chartwright/diagnostics";
import { evaluate } from "@chartwright/model";
import type { ChartCase, ChartFiles } from "../chart-files.ts";
import { caseRelease, evaluateInput } from "../check-case.ts";
import { template } from "../rendering/helm.ts";
import type { HelmProgram } from "../rendering/program.ts";
import type { ChartProof } from "../validate.ts";
import { checkValues, readValues } from "../values/check-values.ts";

/** Values that a chart must refuse. */
export interface Reject extends ChartCase {
  /** The path of its values file, for helm. */
  readonly path: string;
  /** What `message.txt` holds: a part of what Helm says. Undefined where there is no such file. */
  readonly message: string | undefined;
  /** What a diagnostic calls that file. */
  readonly messageFile: string;
}

export interface RejectsInput {
  readonly name: string;
  readonly chart: ChartFiles;
  /** The path of the chart's folder or archive, for helm. */
  readonly path: string;
  readonly rejects: readonly Reject[];
  readonly source: ChartProof | undefined;
  readonly helms: readonly HelmProgram[];
  /** A Kubernetes minor, such as `1.37`. */
  readonly kubernetes: string;
}

/** Who was asked, and what it said; undefined where it took the values. */
interface Verdict {
  readonly by: string;
  readonly said: string | undefined;
}

/**
 * Each of the values is refused by every Helm, by the engine, and by the model or its schema; and all but the last,
 * which has words of its own for a schema, say what `message.txt` holds.
 */
export async function checkRejects(input: RejectsInput): Promise<readonly Diagnostic[]> {
  const found = await Promise.all(input.rejects.map((reject) => checkReject(input, reject)));
  return found.flat();
}

async function checkReject(input: RejectsInput, reject: Reject): Promise<readonly Diagnostic[]> {
  const subject: Subject = { chart: input.name, case: reject.name };
  const unread = readValues(reject, subject).diagnostics;
  if (unread.length > 0) return unread;
  const place = { file: reject.file };
  const verdicts = [
    ...(await Promise.all(input.helms.map((helm) => askHelm(input, reject, helm)))),
    await askEngine(input, reject),
    ...(input.source === undefined ? [] : [askModel(input, input.source, reject)]),
  ];
  const taken = verdicts.filter(({ said }) => said === undefined).map(({ by }) => by);
  if (taken.length > 0) {
    const message = `The values must be refused, but ${listed(taken)} ${taken.length > 1 ? "take" : "takes"} them.`;
    const fix = `Narrow the schema, or refuse them by a rule of the chart; if they are right, move them to cases/${reject.name}.`;
    return [diagnostic("CW3021", { message, fix, place, subject })];
  }
  const said = verdicts.flatMap(({ said }) => (said === undefined ? [] : [said]));
  const wanted = plain(reject.message ?? "");
  if (wanted === "") {
    const message = `It does not say with which message. Helm says:\n${said[0]}`;
    const fix = `Write the part of it that a user needs into ${reject.messageFile}.`;
    return [diagnostic("CW3023", { message, fix, place, subject })];
  }
  const others = verdicts.filter(({ said = "" }) => said !== ofSchema && !plain(said).includes(wanted));
  const [other] = others;
  if (other === undefined) return [];
  const message = `The values are refused for another reason than ${JSON.stringify(wanted)}. ${capital(listed(others.map(({ by }) => by)))} said:\n${other.said}`;
  const fix = "Correct the values so that nothing else is wrong with them, or the message.";
  return [diagnostic("CW3022", { message, fix, place: { file: reject.messageFile }, subject })];
}

/** The words of the model's schema are not those of Helm. */
const ofSchema = "the schema refuses them";

async function askHelm(input: RejectsInput, reject: Reject, helm: HelmProgram): Promise<Verdict> {
  const { path, kubernetes } = input;
  const { name: release, namespace } = caseRelease;
  const request = { chart: path, values: [reject.path], release, namespace, kubernetes };
  const { text, diagnostics } = await template(helm, request, {});
  const said = diagnostics.map(({ message }) => message).join("\n");
  return { by: `Helm ${helm.version}`, said: text === undefined ? said : undefined };
}

async function askEngine(input: RejectsInput, reject: Reject): Promise<Verdict> {
  // Loaded here only: a chart without rejects does not pay for it.
  const { loadChart, renderWithCrypto } = await import("@chartwright/engine");
  const by = "the engine";
  const { chart, diagnostics } = loadChart(input.chart.files);
  const messages = (all: readonly Diagnostic[]) => all.map(({ message }) => message).join("\n");
  if (chart === undefined) return { by, said: messages(diagnostics) };
  const { manifests, diagnostics: refused } = await renderWithCrypto(chart, {
    ...caseRelease,
    values: [reject.text],
    kubeVersion: `${input.kubernetes}.0`,
  });
  return { by, said: manifests === undefined ? messages(refused) : undefined };
}

function askModel(input: RejectsInput, source: ChartProof, reject: Reject): Verdict {
  const isOfReject = ({ subject }: Diagnostic) => subject?.case === reject.name;
  if (checkValues(input.chart, [reject], input.name).some(isOfReject))
    return { by: "the model's schema", said: ofSchema };
  const { version, templates } = source;
  const given = evaluateInput(reject, { version, kubernetes: input.kubernetes, templates });
  return { by: "the model", said: evaluate(source.model, given).refused };
}

/** Without its line breaks: Helm has some that nobody would write. */
function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
