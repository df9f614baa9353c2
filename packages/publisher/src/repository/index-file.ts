import { type Diagnostic, diagnostic } from "@chartwright/diagnostics";
import { Document, isMap, isScalar, isSeq, LineCounter, parseDocument, visit, YAMLMap } from "yaml";
import { keepSpelling } from "./keep-spelling.ts";

/** The name of the file in every repository. */
export const indexName = "index.yaml";

/** A parsed `index.yaml`. */
export interface IndexFile {
  readonly document: Document;
  /** Every version in it, as `name version`, with its digest where it has one. */
  readonly published: ReadonlyMap<string, string | undefined>;
}

/** Reads an `index.yaml`, or begins one. */
export function readIndex(text: string | undefined): {
  readonly index: IndexFile | undefined;
  readonly diagnostics: readonly Diagnostic[];
} {
  if (text === undefined) {
    const document = new Document({ apiVersion: "v1", entries: {} }, keepSpelling);
    return { index: { document, published: new Map() }, diagnostics: [] };
  }
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { ...keepSpelling, lineCounter });
  const [error] = document.errors;
  if (error !== undefined) return broken(error.message, lineCounter.linePos(error.pos[0]).line);
  const problem = wrongShape(document);
  if (problem !== undefined) return broken(problem);
  return { index: { document, published: publishedIn(document) }, diagnostics: [] };
}

function broken(message: string, line?: number): ReturnType<typeof readIndex> {
  const fix = "Put the last good index.yaml back, from the repository's history or from a consumer's cache.";
  const found = diagnostic("CW4008", { message: `${message}.`, fix, place: { file: indexName, line } });
  return { index: undefined, diagnostics: [found] };
}

function wrongShape(document: Document): string | undefined {
  if (!isMap(document.contents)) return "It holds no mapping";
  if (!document.get("apiVersion")) return "It has no apiVersion";
  const entries = document.get("entries") ?? new YAMLMap();
  if (!isMap(entries)) return "Its entries are not a mapping";
  for (const { key, value } of entries.items) {
    const isEmpty = isScalar(value) && value.value === null;
    if (!isSeq(value) && !isEmpty) return `Its entry ${key} is not a list`;
    if (isSeq(value) && !value.items.every((item) => textAt(item, "version"))) {
      return `Its entry ${key} lists something without a version`;
    }
  }
  let problem: string | undefined;
  visit(document, {
    Alias: (_, { source }) => {
      problem = `It uses the alias *${source}, which would not survive an entry before it`;
    },
  });
  return problem;
}

function publishedIn(document: Document): Map<string, string | undefined> {
  const entries = document.get("entries");
  const lists = isMap(entries) ? entries.items : [];
  const versions = lists.flatMap(({ key, value }) => {
    const items = isSeq(value) ? value.items : [];
    return items.map((item) => [`${key} ${textAt(item, "version")}`, textAt(item, "digest")] as const);
  });
  return new Map(versions);
}

/** A scalar as it is written: a digest of nothing but digits is text. */
export function textAt(item: unknown, key: string): string | undefined {
  const scalar = isMap(item) ? item.get(key, true) : undefined;
  if (!isScalar(scalar) || scalar.value === null) return undefined;
  return typeof scalar.value === "string" ? scalar.value : scalar.source;
}
