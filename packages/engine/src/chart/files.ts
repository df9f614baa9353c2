import { textOf } from "../value/text.ts";

/** A chart's files by their paths relative to its folder, with forward slashes. Text stands for its UTF-8. */
export type ChartFiles = ReadonlyMap<string, Uint8Array | string>;

/** A file's content as text. A byte order mark is dropped, as Helm does. */
export function textOfFile(content: Uint8Array | string): string {
  const text = typeof content === "string" ? content : textOf(content);
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** The file names that Helm takes for manifests. */
export function isManifestFile(path: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(path);
}
