import { structuredPatch } from "diff";
import type { Data } from "../yaml/data.ts";
import { writeYaml } from "../yaml/write.ts";

/** `Expected … to equal:` and what is there, with the lines that differ. */
export function expected(what: string, isNegative: boolean, wanted: Data, actual?: Data): string {
  const head = `Expected ${isNegative ? "NOT " : ""}${what}:`;
  const lines = [head, indented(shown(wanted))];
  if (isNegative || actual === undefined) return lines.join("\n");
  lines.push("but it is:", indented(shown(actual)));
  const [before, after] = [writeYaml(wanted), writeYaml(actual)];
  // Of single lines one sees it.
  if ([before, after].every((text) => text.trimEnd().includes("\n")))
    lines.push("which differs here:", indented(difference(before, after)));
  return lines.join("\n");
}

/** The lines that differ, with a line of what is around them. */
export function difference(before: string, after: string): string {
  const { hunks } = structuredPatch("", "", before, after, "", "", { context: 1 });
  return hunks.map(({ lines }) => lines.filter((line) => !line.startsWith("\\")).join("\n")).join("\n…\n");
}

function shown(data: Data): string {
  return typeof data === "string" && !data.includes("\n") ? JSON.stringify(data) : writeYaml(data).trimEnd();
}

export function indented(text: string): string {
  return text
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n");
}
