import { type Diagnostic, diagnostic, type Place, type Subject } from "@chartwright/diagnostics";
import { coalesce, type Json } from "@chartwright/model";
import type { ValidateFunction } from "ajv";
import { LineCounter, parseDocument } from "yaml";
import type { ChartCase, ChartFiles } from "../chart-files.ts";
import { explain, formatPath } from "../json-schema/explain.ts";
import { parseMapping } from "../yaml.ts";
import { compileValuesSchema } from "./schema.ts";

/**
 * The second stage: the defaults and the values of each case are YAML, and fit the chart's schema.
 *
 * @param known what `values.yaml` says, where that is known without reading it
 */
export function checkValues(
  chart: ChartFiles,
  cases: readonly ChartCase[],
  name: string,
  known?: Readonly<Record<string, Json>>,
): readonly Diagnostic[] {
  const { validate, diagnostics } = compileValuesSchema(chart);
  const defaults: ChartCase = {
    name: "",
    file: `${chart.folder}/values.yaml`,
    text: chart.files.get("values.yaml") ?? "",
  };
  const read = known === undefined ? readValues(defaults, { chart: name }) : { data: known, diagnostics: [] };
  if (read.data === undefined) return [...diagnostics, ...read.diagnostics];
  const base = read.data as Json;
  return [
    ...diagnostics,
    ...read.diagnostics,
    // What the user must give is not there yet.
    ...findings(validate, base, defaults, { chart: name }, ["required"]),
    ...cases.flatMap((each) => checkCase(validate, base, each, { chart: name, case: each.name })),
  ];
}

const readBefore = new WeakMap<ChartCase, ReturnType<typeof parseMapping>>();

/** Reads a values file; one in which nothing is wrong is read once. */
export function readValues(from: ChartCase, subject: Subject): ReturnType<typeof parseMapping> {
  const before = readBefore.get(from);
  if (before !== undefined) return before;
  const fix = "Write it as one YAML mapping in which each key stands once.";
  const read = parseMapping(from.text, { code: "CW3004", file: from.file, subject, fix });
  if (read.diagnostics.length === 0) readBefore.set(from, read);
  return read;
}

function checkCase(
  validate: ValidateFunction | undefined,
  base: Json,
  from: ChartCase,
  subject: Subject,
): Diagnostic[] {
  const { data, diagnostics } = readValues(from, subject);
  if (data === undefined) return [...diagnostics];
  return [...diagnostics, ...findings(validate, coalesce(base, data as Json) as Json, from, subject)];
}

function findings(
  validate: ValidateFunction | undefined,
  values: Json,
  from: ChartCase,
  subject: Subject,
  unless: readonly string[] = [],
): Diagnostic[] {
  if (validate === undefined) return [];
  const verdict = verdictOn(validate, values);
  if (verdict === "fits") return [];
  if (verdict === "endless") return [endless(subject)];
  const errors = (validate.errors ?? []).filter(({ keyword }) => !unless.includes(keyword));
  return explain(errors, theValues).map(({ path, message, fix }) =>
    diagnostic("CW3003", {
      message,
      fix,
      place: placeIn(from, path),
      subject: { ...subject, path: formatPath(path) },
    }),
  );
}

/** A schema may lead into itself without a step into the values, or deeper than the stack reaches. */
function verdictOn(validate: ValidateFunction, values: Json): "fits" | "differs" | "endless" {
  try {
    return validate(values) ? "fits" : "differs";
  } catch (error) {
    if (error instanceof RangeError) return "endless";
    throw error;
  }
}

function endless(subject: Subject): Diagnostic {
  const message = "Its references lead into themselves without an end.";
  const fix = "Let each `$ref` lead to a schema of a part of the values.";
  return diagnostic("CW3002", { message, fix, subject });
}

const theValues = {
  name: "The values",
  owner: "The chart",
  part: "value",
  help: "See the README of the chart.",
};

/** Where a value stands in its file, or the closest that is there. */
function placeIn(from: ChartCase, path: readonly string[]): Place {
  const lineCounter = new LineCounter();
  const document = parseDocument(from.text, { lineCounter, version: "1.1" });
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as { range?: readonly number[] } | undefined;
    const start = node?.range?.[0];
    if (start === undefined) continue;
    const { line, col } = lineCounter.linePos(start);
    return { file: from.file, line, column: col };
  }
  return { file: from.file };
}
