import { isMapping, type Json } from "@chartwright/model";
import { isMap, isScalar, parseDocument, visit } from "yaml";
import type { ChartFiles } from "../../chart-files.ts";

/** What a rule over a chart's files says of one of them. */
export interface FileReport {
  /** Counts from 1. */
  readonly line?: number | undefined;
  /** What is wrong, as a sentence. */
  readonly message: string;
  /** What to do, as a sentence. */
  readonly fix: string;
}

/** A value of `values.yaml`. */
export interface PlacedValue {
  /** Such as `image.tag`. */
  readonly path: string;
  readonly value: Json;
  readonly line: number;
  /** The comments above it and beside it. */
  readonly comment: string;
}

/** A chart's files, read. */
export interface ChartData {
  /** The text of each file, by its path in the chart. */
  readonly files: ReadonlyMap<string, string>;
  /** `Chart.yaml`, or nothing where it does not parse. */
  readonly metadata: Readonly<Record<string, Json>>;
  /** The defaults in `values.yaml`: every mapping, list and scalar, by its path. */
  readonly values: readonly PlacedValue[];
  readonly templates: readonly { readonly path: string; readonly text: string }[];
  /** Paths of values that the chart's model declares to be templates. */
  readonly declaredTemplates: readonly string[];
}

/** What a rule over a chart's files is given. */
export interface ChartContext extends ChartData {
  readonly report: (file: string, report: FileReport) => void;
}

/** Reads what rules ask of a chart's files. */
export function chartData(
  { files }: Pick<ChartFiles, "files">,
  declaredTemplates: readonly string[] = [],
): ChartData {
  const metadata: unknown = parseDocument(files.get("Chart.yaml") ?? "", { logLevel: "silent" }).toJS();
  return {
    files,
    declaredTemplates,
    metadata: isMapping(metadata as Json) ? (metadata as Record<string, Json>) : {},
    values: valuesIn(files.get("values.yaml") ?? ""),
    templates: [...files].flatMap(([path, text]) =>
      path.startsWith("templates/") && /\.(ya?ml|tpl|txt)$/.test(path) ? [{ path, text }] : [],
    ),
  };
}

/** The line, from 1, that a place in a text is on. */
export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split("\n").length;
}

/** Every `{{ … }}` of a template, with where it begins. Comments are left out. */
export function actionsIn(text: string): readonly { readonly code: string; readonly line: number }[] {
  const matches = [...text.matchAll(/\{\{-?([\s\S]*?)-?\}\}/g)];
  return matches.flatMap(({ 1: code = "", index }) =>
    /^\s*\/\*/.test(code) ? [] : [{ code: code.trim(), line: lineAt(text, index) }],
  );
}

function valuesIn(text: string): readonly PlacedValue[] {
  const document = parseDocument(text, { version: "1.1", logLevel: "silent" });
  if (document.errors.length > 0) return [];
  const found: PlacedValue[] = [];
  visit(document, {
    Pair(_, pair, ancestors) {
      const maps = ancestors.filter((each) => !isMap(each));
      const keys = [...maps, pair].flatMap((each) => {
        const key = (each as { key?: unknown }).key;
        return isScalar(key) ? [String(key.value)] : [];
      });
      const { key, value } = pair as { key: unknown; value: unknown };
      if (!isScalar(key)) return;
      const data = (value as { toJS?: (doc: unknown) => Json } | null)?.toJS?.(document) ?? null;
      const beside = (value as { comment?: string | null } | null)?.comment;
      found.push({
        path: keys.join("."),
        value: data,
        line: lineAt(text, key.range?.[0] ?? 0),
        comment: [key.commentBefore, beside].filter((each) => typeof each === "string").join("\n"),
      });
    },
  });
  return found;
}
