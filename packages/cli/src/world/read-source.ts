import { existsSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { fileURLToPath } from "node:url";

/** The text of a source file, by a path or URL as V8 gives it; undefined where it is not there. */
export function readSource(file: string): string | undefined {
  const path = file.startsWith("file:") ? fileURLToPath(file) : file;
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

/** A source file as JavaScript, everything at the place where it was. */
export function readErased(file: string): string | undefined {
  const text = readSource(file);
  if (text === undefined || !file.endsWith(".ts")) return text;
  const { emitWarning } = process;
  // That Node may change this function is no concern of whoever calls us.
  process.emitWarning = () => {};
  try {
    return stripTypeScriptTypes(text);
  } finally {
    process.emitWarning = emitWarning;
  }
}
