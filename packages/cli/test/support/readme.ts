import { readFileSync } from "node:fs";

/** A fenced block of a Markdown file: what stands behind its opening fence, and its text. */
export interface Snippet {
  readonly info: string;
  readonly text: string;
}

/** Every fenced block of a Markdown file. */
export function snippetsOf(file: string | URL): readonly Snippet[] {
  const matches = readFileSync(file, "utf8").matchAll(/^```(.*)\n([\s\S]*?)^```$/gm);
  return [...matches].map(([, info = "", text = ""]) => ({ info, text }));
}
