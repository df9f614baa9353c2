import { type Diagnostic, diagnostic } from "@chartwright/diagnostics";
import type { InputFile } from "../source.ts";

/** The text of a file; what is no UTF-8 becomes a diagnostic. */
export function textOfFile({ path, content }: InputFile, diagnostics: Diagnostic[]): string | undefined {
  if (typeof content === "string") return content;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    const fix = "Save it as UTF-8, or leave it out of what is imported.";
    diagnostics.push(diagnostic("CW7001", { message: "It is not UTF-8.", fix, place: { file: path } }));
    return undefined;
  }
}
