import type { Place } from "./diagnostic.ts";

/** Longer lines, such as those of minified files, are cut. */
const widest = 160;

/**
 * The line that a place names with the two above it, each with its number, and a caret below its column.
 * Nothing where the line is not known or the file cannot be read.
 */
export function codeFrame(
  { file, line, column }: Place,
  readSource: ((file: string) => string | undefined) | undefined,
): readonly string[] {
  if (line === undefined || readSource === undefined) return [];
  const lines = readSource(file)?.split(/\r?\n/);
  if (lines?.[line - 1] === undefined) return [];
  const width = String(line).length;
  const first = Math.max(1, line - 2);
  const shown = lines.slice(first - 1, line).map((text, index) => {
    const number = first + index;
    const mark = number === line ? ">" : " ";
    return `${mark} ${String(number).padStart(width)} | ${cut(text.replaceAll("\t", " "))}`.trimEnd();
  });
  if (column === undefined || column > widest) return shown;
  return [...shown, `  ${" ".repeat(width)} | ${" ".repeat(column - 1)}^`];
}

function cut(text: string): string {
  return text.length > widest ? `${text.slice(0, widest)}…` : text;
}
