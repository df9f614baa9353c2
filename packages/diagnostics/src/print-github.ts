import type { Diagnostic } from "./diagnostic.ts";
import { formatSubject } from "./print-pretty.ts";

/**
 * Prints diagnostics as GitHub's workflow commands, one line each: the runner shows them beside the lines of a change.
 *
 * @example
 * const text = { message: "It differs.", why: "Two are meant.", fix: "Generate it." };
 * const found = { code: "CW3008", severity: "error", title: "it differs", ...text } as const;
 * printGithub([found]); // "::error title=CW3008::It differs.%0Awhy: Two are meant.%0Afix: Generate it.\n"
 */
export function printGithub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map((found) => `${command(found)}\n`).join("");
}

function command({ severity, code, rule, message, why, fix, place, subject }: Diagnostic): string {
  const about = formatSubject(subject);
  const properties = {
    file: place?.file,
    line: place?.line,
    col: place?.column,
    title: rule === undefined ? code : `${code} ${rule}`,
  };
  const given = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${property(String(value))}`);
  const text = [...(about === "" ? [] : [about]), message, `why: ${why}`, `fix: ${fix}`].join("\n");
  return `::${severity} ${given.join(",")}::${data(text)}`;
}

/** A command ends with its line, and `%` begins an escape. */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
