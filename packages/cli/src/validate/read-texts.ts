import { type Diagnostic, diagnostic } from "@chartwright/diagnostics";

/** What Helm reads as text, of a chart's files; any other may hold what it likes. */
const isText = /^(Chart|values)\.yaml$|^values\.schema\.json$|^(templates|crds)\//;

/** A chart's files as text; those that have to be text and are not UTF-8 are told. */
export function readTexts(
  files: ReadonlyMap<string, string | Uint8Array>,
  folder: string,
): { readonly texts: ReadonlyMap<string, string>; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const texts = new Map<string, string>();
  for (const [path, content] of files) {
    const text = typeof content === "string" ? content : new TextDecoder().decode(content);
    texts.set(path, text);
    const line = typeof content === "string" || !isText.test(path) ? undefined : firstOddLine(content, text);
    if (line === undefined) continue;
    const message = "There are bytes in it that are no UTF-8.";
    const fix = "Save it as UTF-8; bytes that are no text belong base64-encoded into values, or into files/.";
    diagnostics.push(diagnostic("CW5003", { message, fix, place: { file: `${folder}/${path}`, line } }));
  }
  return { texts, diagnostics };
}

/** The line of the first bytes that are no UTF-8. */
function firstOddLine(content: Uint8Array, text: string): number | undefined {
  // U+FFFD may stand in the file itself; then no bytes differ.
  if (!text.includes("\ufffd") || Buffer.from(text).equals(withoutMark(content))) return undefined;
  const lines = text.split("\n");
  return lines.findIndex((line) => line.includes("\ufffd")) + 1;
}

function withoutMark(content: Uint8Array): Uint8Array {
  const hasMark = content[0] === 0xef && content[1] === 0xbb && content[2] === 0xbf;
  return hasMark ? content.subarray(3) : content;
}
