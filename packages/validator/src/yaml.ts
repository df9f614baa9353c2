import { type Diagnostic, type DiagnosticCode, diagnostic, type Subject } from "@chartwright/diagnostics";
import { isMapping, type Json } from "@chartwright/model";
import { type Document, LineCounter, parseAllDocuments, type Tags } from "yaml";

export interface ParsedDocument {
  readonly data: Json;
  readonly document: Document;
}

export interface ParsedYaml {
  readonly documents: readonly ParsedDocument[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * YAML 1.1 as Go's YAML library reads it: dates and base-60 numbers are text, and so are `e0`, `.` and a number that
 * no float64 can hold.
 */
export function goTags(tags: Tags): Tags {
  return tags.flatMap<Tags[number]>((tag) => {
    if (typeof tag === "string") return [tag];
    const format = "format" in tag ? tag.format : undefined;
    if (tag.tag.endsWith(":timestamp") || format === "TIME") return [];
    return tag.tag.endsWith(":float") && "test" in tag
      ? [{ ...tag, resolve: numberOrText } as typeof tag]
      : [tag];
  });
}

const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const unbounded = /^([-+]?)\.(?:(inf)|nan)$/i;

function numberOrText(text: string): number | string {
  const [, sign, inf] = unbounded.exec(text) ?? [];
  if (sign !== undefined) return inf === undefined ? Number.NaN : Number(`${sign}Infinity`);
  const digits = text.replaceAll("_", "");
  return float.test(digits) && Number.isFinite(Number(digits)) ? Number(digits) : text;
}

/**
 * Parses YAML as Helm and Kubernetes read it (YAML 1.1), but strictly: a key that stands twice is an error.
 * An empty document is left out.
 */
export function parseYaml(
  text: string,
  about: {
    readonly code: DiagnosticCode;
    readonly file: string;
    readonly subject?: Subject;
    readonly fix: string;
  },
): ParsedYaml {
  if (text.length > longestText) {
    const message = `It has ${text.length} characters, more than the ${longestText} that are read.`;
    const fix = "Make it smaller: Kubernetes holds a release in an object of 1 MiB.";
    const place = { file: about.file };
    return {
      documents: [],
      diagnostics: [diagnostic(about.code, { message, fix, place, subject: about.subject })],
    };
  }
  const lineCounter = new LineCounter();
  const documents = parseAllDocuments(text, {
    version: "1.1",
    customTags: goTags,
    lineCounter,
    prettyErrors: false,
    uniqueKeys: true,
  });
  const diagnostics: Diagnostic[] = [];
  const parsed: ParsedDocument[] = [];
  for (const document of documents) {
    for (const { message, pos } of [...document.errors, ...document.warnings]) {
      const { line, col } = lineCounter.linePos(pos[0]);
      const place = { file: about.file, line, column: col };
      diagnostics.push(
        diagnostic(about.code, { message: `${message}.`, fix: about.fix, place, subject: about.subject }),
      );
    }
    if (document.errors.length > 0) continue;
    const data = dataOf(document);
    if (data === tooManyAliases) {
      const fix = "Write out what the anchors stand for.";
      const message = "Its anchors and aliases stand for too much.";
      diagnostics.push(
        diagnostic(about.code, { message, fix, place: { file: about.file }, subject: about.subject }),
      );
    } else if (data !== null && data !== undefined) parsed.push({ data, document });
  }
  return { documents: parsed, diagnostics };
}

/** Far beyond what a release can hold: what is read takes many times its length of memory. */
const longestText = 8 * 1024 * 1024;

const tooManyAliases = Symbol("too many aliases");

/** A document's data, unless its aliases would make it explode. */
function dataOf(document: Document): Json | undefined | typeof tooManyAliases {
  try {
    return document.toJS({ maxAliasCount: 1000 }) as Json | undefined;
  } catch (error) {
    if (error instanceof ReferenceError) return tooManyAliases;
    throw error;
  }
}

/** Parses a file that holds one mapping, such as values. An empty file is an empty mapping. */
export function parseMapping(
  text: string,
  about: {
    readonly code: DiagnosticCode;
    readonly file: string;
    readonly subject?: Subject;
    readonly fix: string;
  },
): {
  readonly data: Readonly<Record<string, Json>> | undefined;
  readonly diagnostics: readonly Diagnostic[];
} {
  const { documents, diagnostics } = parseYaml(text, about);
  if (diagnostics.length > 0) return { data: undefined, diagnostics };
  const data = documents.length === 0 ? {} : documents[0]?.data;
  if (documents.length <= 1 && isMapping(data)) return { data, diagnostics };
  const message = documents.length > 1 ? "It holds several YAML documents." : "It holds no mapping.";
  const place = { file: about.file };
  return {
    data: undefined,
    diagnostics: [diagnostic(about.code, { message, fix: about.fix, place, subject: about.subject })],
  };
}
