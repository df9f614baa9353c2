import { loadChart, loadCrypto, renderChart } from "../../src/index.ts";
import { bytesOf } from "../../src/value/text.ts";
import { batchChart, batchOutputs, singleChart } from "../support/case-chart.ts";
import { type Case, printCases } from "../support/case-file.ts";
import { ended, helmRefusals, helmTemplate } from "../support/real-helm.ts";
import { helperFiles } from "./templates.ts";

const mark = "//! ";

function withHelpers(files: ReadonlyMap<string, string>): ReadonlyMap<string, string | Uint8Array> {
  return new Map<string, string | Uint8Array>([...files, ...helperFiles]);
}

/** What the engine makes of a case: its output, or the reason after a mark. */
function engine(each: Case, helm: 3 | 4): string {
  const batch = engineRun(withHelpers(batchChart([each])), helm);
  if (batch.error === "") return batchOutputs(batch.stdout)[0] ?? "";
  const { stdout, error } = engineRun(withHelpers(singleChart(each)), helm);
  return error === "" ? stdout : mark + error;
}

const environment = { crypto: await loadCrypto() };

function engineRun(
  files: ReadonlyMap<string, string | Uint8Array>,
  helm: 3 | 4,
): { stdout: string; error: string } {
  const { chart, diagnostics } = loadChart(files, helm);
  if (chart === undefined) return { stdout: "", error: diagnostics[0]?.message ?? "" };
  const rendered = renderChart(chart, { helm, name: "rel", environment });
  // What is no UTF-8 is lost where helm's messages are read.
  const error = new TextDecoder().decode(bytesOf(rendered.diagnostics[0]?.message ?? ""));
  return { stdout: rendered.manifests ?? "", error: error.trim() };
}

/** What real helm makes of cases, together where none fails, else in halves. */
function real(cases: readonly Case[], helm: string): string[] {
  if (cases.length === 0) return [];
  const batch = helmTemplate(helm, withHelpers(batchChart(cases)));
  if (batch.error === "") {
    const outputs = batchOutputs(batch.stdout);
    return cases.map((_, at) => outputs[at] ?? "");
  }
  if (cases.length === 1) return [alone(cases[0] as Case, helm)];
  const half = Math.ceil(cases.length / 2);
  return [...real(cases.slice(0, half), helm), ...real(cases.slice(half), helm)];
}

function alone(each: Case, helm: string): string {
  const { stdout, error } = helmTemplate(helm, withHelpers(singleChart(each)));
  return error === "" ? stdout : mark + error;
}

/** What fails in another way needs a process of its own, so only so many of a batch are looked at. */
const mostAlone = 5;

const otherWords = "the words for what is no TOML are those of the library that reads it";
const beyondEnd = "slice goes past the end of a list into what Go has set aside for it";
const insides = "the inside of a moment, or an address, is printed with a place in memory";
const lowerBound = "templates that call themselves without end are stopped sooner than helm stops them";

/** What is known to differ, with the reason; how often it was met is printed. */
export const skipped: Record<string, number> = {
  [otherWords]: 0,
  [beyondEnd]: 0,
  [insides]: 0,
  [lowerBound]: 0,
};

/** By what helm gives and what the engine gives. */
const known: readonly (readonly [why: string, expected: RegExp, found: RegExp])[] = [
  [otherWords, /toml: line \d/, /toml: Invalid TOML/],
  [
    beyondEnd,
    /^(?![\s\S]*slice index out of bounds)/,
    /error calling (mustS|s)lice: [\w. ]*slice index out of bounds/,
  ],
  [insides, /\b0xc[0-9a-f]{6,}|\d 0x[0-9a-f]{6,}\}|\*time\.Location=/, /./],
  [lowerBound, /exceeded maximum template depth \(100000\)/, /too deeply/],
];

function isKnown(expected: string, found: string): boolean {
  const why = known.find(([, theirs, ours]) => theirs.test(expected) && ours.test(found))?.[0];
  if (why !== undefined) skipped[why] = (skipped[why] ?? 0) + 1;
  return why !== undefined;
}

/** What helm gives for cases that the engine refuses: of all that it refuses alike, and of some of the others. */
function refusals(cases: readonly Case[], found: readonly string[], helm: string): Map<Case, string> {
  const said = helmRefusals(
    helm,
    cases.map((each) => withHelpers(singleChart(each))),
  );
  const isSame = (at: number) => said[at] !== undefined && mark + said[at] === found[at];
  const others = cases.filter((_, at) => !isSame(at)).slice(0, mostAlone);
  return new Map([
    ...cases.flatMap((each, at) => (isSame(at) ? [[each, mark + said[at]] as const] : [])),
    ...others.map((each) => [each, alone(each, helm)] as const),
  ]);
}

/** The cases of which helm and the engine make different things, in the form of case files. */
export function differences(cases: readonly Case[], helm: string, major: 3 | 4): string[] {
  const found = cases.map((each) => engine(each, major));
  const isFailing = (at: number): boolean => found[at]?.startsWith(mark) === true;
  const good = cases.filter((_, at) => !isFailing(at));
  const outputs = refusals(
    cases.filter((_, at) => isFailing(at)),
    found.filter((_, at) => isFailing(at)),
    helm,
  );
  for (const [at, output] of real(good, helm).entries()) outputs.set(good[at] as Case, output);
  return cases.flatMap((each, at) => {
    const expected = outputs.get(each);
    // A map that holds itself ends helm's process: there is nothing to compare with.
    const hasCrashed = expected?.includes("goroutine ") === true || expected?.includes(ended) === true;
    if (expected === undefined || hasCrashed || expected === found[at]) return [];
    if (isKnown(expected, found[at] ?? "")) return [];
    // What the clock decides is another at the next run.
    if (engine(each, major) !== found[at] || real([each], helm)[0] !== expected) return [];
    const title = `helm ${major} gives what stands below; the engine gives ${JSON.stringify(found[at])}`;
    return [printCases([{ ...each, title, expected: { 3: expected, 4: expected } }])];
  });
}
