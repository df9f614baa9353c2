import { type CodeEntry, codes } from "./codes.ts";
import type { Diagnostic, Place } from "./diagnostic.ts";
import { formatSubject } from "./print-pretty.ts";

/** Prints diagnostics as a log of SARIF 2.1.0, which code scanning and editors read. */
export function printSarif(
  diagnostics: readonly Diagnostic[],
  { version }: { readonly version?: string | undefined } = {},
): string {
  const rules = new Map(diagnostics.map((found) => [found.code, ruleOf(found)]));
  const ids = [...rules.keys()];
  const driver = {
    name: "Chartwright",
    ...(version === undefined ? {} : { version }),
    rules: [...rules.values()],
  };
  const results = diagnostics.map((found) => resultOf(found, ids.indexOf(found.code)));
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver }, columnKind: "utf16CodeUnits", results }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf({ code, rule, severity, why }: Diagnostic): object {
  const known: CodeEntry | undefined = code in codes ? codes[code as keyof typeof codes] : undefined;
  return {
    id: code,
    ...(rule === undefined ? {} : { name: rule }),
    shortDescription: { text: known?.title ?? rule ?? code },
    fullDescription: { text: why },
    defaultConfiguration: { level: severity },
  };
}

function resultOf({ code, severity, message, fix, place, subject }: Diagnostic, ruleIndex: number): object {
  const about = formatSubject(subject);
  const object = subject?.object;
  const location = {
    ...(place === undefined ? {} : { physicalLocation: physical(place) }),
    ...(object === undefined ? {} : { logicalLocations: [{ name: object, kind: "object" }] }),
  };
  return {
    ruleId: code,
    ruleIndex,
    level: severity,
    message: { text: `${about === "" ? "" : `${about}: `}${message}\n${fix}` },
    ...(Object.keys(location).length === 0 ? {} : { locations: [location] }),
  };
}

function physical({ file, line, column }: Place): object {
  const region =
    line === undefined
      ? {}
      : { region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) } };
  return { artifactLocation: { uri: uriOf(file) }, ...region };
}

/** A path as a reference relative to where the command runs, or as a URI where it is absolute. */
function uriOf(path: string): string {
  const encoded = path
    .replaceAll("\\", "/")
    .split("/")
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join("/");
  return path.startsWith("/") ? `file://${encoded}` : encoded;
}
