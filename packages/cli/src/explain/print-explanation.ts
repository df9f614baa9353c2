import { formatPlace } from "@chartwright/diagnostics";
import type { ExplainedDecision, Explanation, ReadValue } from "./explanation.ts";

/** An explanation for a person: the value, each place with the text that stands there, what it reads and depends on. */
export function printExplanation(
  title: string,
  found: Explanation,
  readSource: (file: string) => string | undefined,
): string {
  const { source, call, template, reads, decisions } = found;
  const value = "value" in found ? JSON.stringify(found.value, null, 2) : "(left out)";
  const lines = [
    `${title} = ${value}`,
    "",
    `written at ${formatPlace(source)}`,
    ...frame(readSource(source.file), source.line ?? 1, source.column),
    ...(call === undefined
      ? []
      : [
          `in a block that is called at ${formatPlace(call)}`,
          ...frame(readSource(call.file), call.line ?? 1, call.column),
        ]),
    `printed by ${template.file}:${template.from}${template.to === template.from ? "" : `-${template.to}`}`,
    ...numbered(template.text.slice(0, most), template.from),
    ...(template.text.length > most ? ["      …"] : []),
    ...section("reads", reads.map(describe)),
    ...section("depends on", decisions.flatMap(describeDecision)),
  ];
  return `${lines.join("\n")}\n`;
}

/** So many lines of a template are shown. */
const most = 12;

function frame(text: string | undefined, line: number, column: number | undefined): string[] {
  const shown = text?.split("\n")[line - 1];
  if (shown === undefined) return [];
  const caret = column === undefined ? [] : [`${" ".repeat(gutter(line).length + column - 1)}^`];
  return [`${gutter(line)}${shown}`, ...caret];
}

function numbered(lines: readonly string[], from: number): string[] {
  return lines.map((line, index) => `${gutter(from + index)}${line}`);
}

function gutter(line: number): string {
  return `${String(line).padStart(6)} | `;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}

function describe({ name, value, from, place }: ReadValue): string {
  switch (from) {
    case "helm":
      return `${name}, from Helm`;
    case "unset":
      return `${name} is not set`;
    case "default":
      return `${name} = ${JSON.stringify(value)}, the default`;
    case "values":
      return `${name}${value === undefined ? " is taken away" : ` = ${JSON.stringify(value)}`}, from ${formatPlace(place)}`;
  }
  from satisfies never;
}

function describeDecision({ kind, text, outcome, reads }: ExplainedDecision): string[] {
  const names = reads.map(({ name }) => name).join(", ");
  const what = text ?? (names === "" ? "no value" : names);
  const head = {
    condition: `${what}: ${outcome}`,
    loop: `the loop over ${what}`,
    before: `what stands before it: ${what}`,
  }[kind];
  return [head, ...reads.map((read) => `  ${describe(read)}`)];
}
