import { HelmError } from "../errors.ts";
import { withoutNoValue } from "../functions/helm.ts";
import type { HelmMajor } from "../functions/table.ts";
import { BoundError, ExecError, FunctionError } from "../template/errors.ts";
import { Frame, type Limits, Run } from "../template/frame.ts";
import type { FunctionTable } from "../template/function-type.ts";
import { TemplateSet, type Tracing } from "../template/template-set.ts";
import { ParseError } from "../template/token-reader.ts";
import type { TextSpan, TracedText } from "../template/trace/traced-text.ts";
import { compareText } from "../value/text.ts";
import { type Dict, isDict, type Value } from "../value/value.ts";
import type { ChartNode } from "../values/chart-node.ts";
import { chartObject } from "./chart-object.ts";
import { formatExecError, formatParseError } from "./exec-error.ts";
import { Files } from "./files-object.ts";
import { ValuesDict } from "./values-object.ts";

/** A template with the values that it is executed on. */
export interface Renderable {
  readonly path: string;
  readonly text: string;
  readonly basePath: string;
  readonly values: Dict;
}

/** The top-level values of a release. */
export interface Top {
  readonly values: Dict;
  readonly release: Value;
  readonly capabilities: Value;
}

/** All templates of a chart and of its subcharts, in the order in which Helm parses and executes them. */
export function collectTemplates(root: ChartNode, top: Top, helm: HelmMajor): Renderable[] {
  const found = new Map<string, Renderable>();
  collect(root, top, new ValuesDict(top.values, helm), found, helm);
  return Array.from(found.values()).sort(
    (a, b) => slashes(b.path) - slashes(a.path) || compareText(b.path, a.path),
  );
}

function slashes(path: string): number {
  let count = 0;
  for (let at = path.indexOf("/"); at >= 0; at = path.indexOf("/", at + 1)) count++;
  return count;
}

function collect(
  node: ChartNode,
  top: Top,
  values: Dict,
  found: Map<string, Renderable>,
  helm: HelmMajor,
): Dict {
  const subcharts: Dict = new Map();
  const next = new ValuesDict(
    [
      ["Chart", chartObject(node.metadata, node.isRoot, helm)],
      ["Files", Files.of(node.chart.files)],
      ["Release", top.release],
      ["Capabilities", top.capabilities],
      ["Values", values],
      ["Subcharts", subcharts],
    ],
    helm,
  );
  for (const child of node.dependencies) {
    const inner = values.get(child.name);
    subcharts.set(
      child.name,
      collect(child, top, new ValuesDict(isDict(inner) ? inner : [], helm), found, helm),
    );
  }
  const basePath = `${node.fullPath}/templates`;
  const isLibrary = node.metadata.type.toLowerCase() === "library";
  for (const { path, text } of node.chart.templates) {
    if (isLibrary && !isPartial(path)) continue;
    const full = `${node.fullPath}/${path}`;
    found.set(full, { path: full, text, basePath, values: next });
  }
  return next;
}

/** Files whose name begins with `_` are only there to be included. */
function isPartial(path: string): boolean {
  return path.startsWith("_", path.lastIndexOf("/") + 1);
}

/** Parses all templates into one set. */
export function parseTemplates(
  templates: readonly Renderable[],
  functions: FunctionTable,
  tracing?: Tracing,
): TemplateSet {
  const set = new TemplateSet(functions, tracing);
  for (const { path, text } of templates) {
    try {
      set.add(path, text);
    } catch (error) {
      if (error instanceof ParseError) throw new HelmError("CW6003", formatParseError(path, error.message));
      throw error;
    }
  }
  return set;
}

/** Executes every template that is no partial. */
export function executeTemplates(
  templates: readonly Renderable[],
  set: TemplateSet,
  helm: HelmMajor,
  limits: Limits,
  traced?: Map<string, TracedText>,
): Map<string, string> {
  const run = new Run(limits);
  const rendered = new Map<string, string>();
  for (const { path, basePath, values } of templates) {
    if (isPartial(path)) continue;
    values.set(
      "Template",
      new ValuesDict(
        [
          ["Name", path],
          ["BasePath", basePath],
        ],
        helm,
      ),
    );
    set.recorder?.begin(valuesPath(basePath));
    rendered.set(path, execute(path, values, set, run, helm, traced));
  }
  return rendered;
}

/** Where the values of a chart lie in those of the release: `.Values.sub` for `top/charts/sub`. */
function valuesPath(basePath: string): string {
  const charts = basePath.slice(0, -"/templates".length).split("/charts/").slice(1);
  return [".Values", ...charts].join(".");
}

function execute(
  path: string,
  values: Dict,
  set: TemplateSet,
  run: Run,
  helm: HelmMajor,
  traced: Map<string, TracedText> | undefined,
): string {
  const template = set.lookup(path);
  if (template === undefined)
    throw new HelmError(
      "CW6003",
      `template: no template ${JSON.stringify(path)} associated with template "gotpl"`,
    );
  const frame = new Frame(run, set, values);
  try {
    template.exec(frame, values);
    run.count(frame.out.length);
  } catch (error) {
    throw helmError(error, helm);
  }
  const text = withoutNoValue(frame.out);
  if (set.recorder !== undefined) traced?.set(path, tracedFile(frame.out, set.recorder.spansOf(frame), text));
  return text;
}

/** The spans of a file's output, from which Helm has taken what Go prints for no value. */
function tracedFile(written: string, spans: readonly TextSpan[], text: string): TracedText {
  if (written === text) return { text, spans };
  let at = 0;
  const kept = spans.map((span) => {
    const length = withoutNoValue(written.slice(span.from, span.to)).length;
    at += length;
    return { ...span, from: at - length, to: at };
  });
  return { text, spans: kept.filter(({ from, to }) => to > from) };
}

function helmError(error: unknown, helm: HelmMajor): unknown {
  if (error instanceof BoundError) return new HelmError("CW6005", error.message);
  if (error instanceof ExecError || error instanceof FunctionError)
    return new HelmError("CW6003", formatExecError(error, helm));
  if (error instanceof RangeError) {
    const isStack = /call stack/i.test(error.message);
    return new HelmError(
      "CW6005",
      isStack
        ? "templates call each other too deeply, perhaps without end"
        : `rendering was stopped: ${error.message}`,
    );
  }
  return error;
}
