import { type Diagnostic, diagnostic } from "@chartwright/diagnostics";
import { isMapping, type Json } from "@chartwright/model";
import { nearest } from "../nearest.ts";
import { parseYaml } from "../yaml.ts";
import type { Finding } from "./framework/judge.ts";
import type { NamedRule } from "./framework/rule.ts";

/** `waivers.yaml` as it stands beside `chart.ts`, or in the folder of a chart of somebody else's. */
export interface WaiversFile {
  /** What a diagnostic calls it, such as `charts/web-service/waivers.yaml`. */
  readonly file: string;
  readonly text: string;
}

/** What a chart may do although a rule objects. */
export interface Waiver {
  readonly rule: NamedRule;
  /** `Kind/name`, or the path of a file in the chart; `*` stands for any text. */
  readonly object: string;
  readonly reason: string;
  readonly line: number;
}

const keys = ["rule", "object", "reason"] as const;

/** The waivers in a file: a list, each with a rule, an object and a reason. */
export function readWaivers(
  { file, text }: WaiversFile,
  rules: readonly NamedRule[],
): { readonly waivers: readonly Waiver[]; readonly diagnostics: readonly Diagnostic[] } {
  const fix =
    "Write a list of entries, each with rule, object and reason; quote an object that begins with *.";
  const { documents, diagnostics } = parseYaml(text, { code: "CW3100", file, fix });
  const found = [...diagnostics];
  const waivers: Waiver[] = [];
  const refuse = (line: number, message: string, advice: string) =>
    found.push(diagnostic("CW3100", { message, fix: advice, place: { file, line } }));
  for (const { data, document } of documents) {
    if (!Array.isArray(data)) {
      refuse(1, "It holds no list.", fix);
      continue;
    }
    for (const [index, entry] of data.entries()) {
      const node = document.getIn([index], true) as { range?: readonly number[] } | undefined;
      const line = text.slice(0, node?.range?.[0] ?? 0).split("\n").length;
      const waiver = readWaiver(entry, rules, (message, advice) => refuse(line, message, advice));
      if (waiver !== undefined) waivers.push({ ...waiver, line });
    }
  }
  return { waivers, diagnostics: found };
}

function readWaiver(
  entry: Json,
  rules: readonly NamedRule[],
  refuse: (message: string, fix: string) => void,
): Omit<Waiver, "line"> | undefined {
  if (!isMapping(entry)) {
    refuse(`${JSON.stringify(entry)} is no waiver.`, "Write rule, object and reason.");
    return undefined;
  }
  const unknown = Object.keys(entry).find((key) => !(keys as readonly string[]).includes(key));
  if (unknown !== undefined) {
    refuse(`A waiver has no key "${unknown}".`, `Its keys are ${keys.join(", ")}.`);
    return undefined;
  }
  for (const key of keys) {
    if (typeof entry[key] === "string" && entry[key].trim() !== "") continue;
    refuse(`The waiver has no ${key}.`, `Write its ${key}, as text.`);
    return undefined;
  }
  const { rule: named, object, reason } = entry as Record<(typeof keys)[number], string>;
  const rule = rules.find(({ name, code }) => name === named || code === named);
  if (rule !== undefined) return { rule, object, reason };
  const near = nearest(
    named,
    rules.map(({ name }) => name),
  );
  const fix = near === undefined ? "docs/rules.md lists the rules." : `Did you mean "${near}"?`;
  refuse(`There is no rule ${named}.`, fix);
  return undefined;
}

/** The findings that are not waived, and the waivers that waive nothing. */
export function applyWaivers(
  waivers: readonly Waiver[],
  findings: readonly Finding[],
): { readonly left: readonly Finding[]; readonly unused: readonly Waiver[] } {
  const used = new Set<Waiver>();
  const left = findings.filter(({ rule, object }) => {
    const fitting = waivers.filter((waiver) => waiver.rule.name === rule.name && fits(waiver.object, object));
    for (const waiver of fitting) used.add(waiver);
    return fitting.length === 0;
  });
  return { left, unused: waivers.filter((waiver) => !used.has(waiver)) };
}

/** Whether a text is one in which each `*` stands for any part. */
function fits(wildcard: string, text: string): boolean {
  const [first = "", ...rest] = wildcard.split("*");
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return at <= text.length - last.length;
}
