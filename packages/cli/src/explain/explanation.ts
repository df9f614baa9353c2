import type { Place } from "@chartwright/diagnostics";
import {
  type ChartModel,
  type Decision,
  type EvaluateInput,
  type FieldOrigin,
  fieldOrigin,
  type Json,
  type NoField,
  type Read,
  type Resource,
} from "@chartwright/model";
import { conditionText, templateLines } from "@chartwright/renderer";
import { formatFieldPath } from "../source/field-path.ts";
import { fieldPlace } from "../source/field-place.ts";
import { placeInValues, valueAt } from "../source/values-place.ts";

/** A file of values that a user gives, the later over the earlier. */
export interface ValuesLayer {
  readonly file: string;
  readonly text: string;
  readonly data: Readonly<Record<string, Json>>;
}

/** A value that is read, and who gave it. */
export interface ReadValue {
  /** Such as `image.tag`, or `.Release.Name`. */
  readonly name: string;
  /** Undefined where it is not set, and for what Helm or the cluster says. */
  readonly value?: Json;
  readonly from: "default" | "values" | "unset" | "helm";
  /** The file of values that gives it. */
  readonly place?: Place;
}

export interface ExplainedDecision {
  readonly kind: Decision["kind"];
  /** As the template has it; undefined for what speaks of a loop's own variables. */
  readonly text?: string;
  readonly outcome: "yes" | "no";
  readonly reads: readonly ReadValue[];
}

/** Where a field of a manifest comes from, in words and places. Plain data: what `explain --json` prints. */
export interface Explanation {
  /** Undefined where the field is left out. */
  readonly value?: Json;
  /** Where it is written, in the author's file or in a block. */
  readonly source: Place;
  /** The author's call of that block. */
  readonly call?: Place;
  /** The lines that print it, the last one included; the file is relative to the chart. */
  readonly template: {
    readonly file: string;
    readonly from: number;
    readonly to: number;
    readonly text: readonly string[];
  };
  readonly reads: readonly ReadValue[];
  readonly decisions: readonly ExplainedDecision[];
}

export interface Question {
  readonly model: ChartModel;
  readonly input: EvaluateInput;
  readonly layers: readonly ValuesLayer[];
  readonly resource: Resource;
  /** The item of the loop that the resource stands in: see `EvaluatedObject`. */
  readonly item?: string | undefined;
  readonly path: readonly string[];
  /** The JavaScript of a source file, by a path or URL as V8 gives it; undefined where it is not there. */
  readonly readSource: (file: string) => string | undefined;
}

export function explainField(question: Question): Explanation | NoField {
  const { model, input, layers, resource, path } = question;
  const origin = fieldOrigin(model, input, question, path);
  if (!("steps" in origin)) return origin;
  const { from, to, path: file, text } = templateLines(model, resource, origin.steps);
  const read = (each: Read) => readValue(model, layers, each);
  return {
    ...(origin.value === undefined ? {} : { value: origin.value }),
    ...placesOf(question, origin),
    template: { file, from, to, text },
    reads: origin.reads.map(read),
    decisions: origin.decisions.map(({ kind, node, outcome, reads }) => {
      const words = kind === "before" ? undefined : conditionText(model, node);
      return { kind, ...(words === undefined ? {} : { text: words }), outcome, reads: reads.map(read) };
    }),
  };
}

function placesOf(
  { model, resource, readSource }: Question,
  { steps }: FieldOrigin,
): { readonly source: Place; readonly call?: Place } {
  const author = resource.place ?? model.place ?? { file: "chart.ts" };
  const start = resource.within ?? author;
  const text = readSource(start.file);
  const { line = 1, column = 1 } = start;
  const source = {
    file: start.file,
    ...(text === undefined ? { line, column } : fieldPlace(text, { line, column }, steps)),
  };
  return resource.within === undefined ? { source } : { source, call: author };
}

function readValue(model: ChartModel, layers: readonly ValuesLayer[], read: Read): ReadValue {
  if (read.kind === "builtin")
    return { name: read.name.startsWith("lookup") ? read.name : `.${read.name}`, from: "helm" };
  const name = formatFieldPath(read.path);
  const value = valueAt(model, layers, read.path);
  const layer = layers.findLast(({ data }) => reaches(data, read.path));
  if (layer !== undefined) {
    const place = { file: layer.file, ...placeInValues(layer.text, read.path) };
    return { name, ...(value === undefined ? {} : { value }), from: "values", place };
  }
  if (value === undefined) return { name, from: "unset" };
  return { name, value, from: "default" };
}

/** Whether a file says something of a value: of it, of what is below it, or of what holds it as a whole. */
function reaches(data: unknown, path: readonly string[]): boolean {
  const [key, ...rest] = path;
  if (key === undefined || typeof data !== "object" || data === null || Array.isArray(data)) return true;
  return Object.hasOwn(data, key) && reaches((data as Record<string, unknown>)[key], rest);
}
