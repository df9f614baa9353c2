import { type ArrowCode, type Code, type Constant, call, name, object, type Property } from "./code/code.ts";
import { type Identifier, identifier } from "./code/identifier.ts";
import type { ImportCode, ImportedName } from "./code/module.ts";
import { namesIn } from "./code/names-in.ts";
import { printModule } from "./code/print-module.ts";
import type { ResolvedKind } from "./kinds.ts";

/** A chart, as it is going to be written. */
export interface ChartCode {
  /** What `defineChart` is given besides the values and the resources. */
  readonly metadata: readonly Property[];
  readonly values: Code;
  /** A function of the chart's context. */
  readonly resources: ArrowCode;
  readonly tests?: ArrowCode | undefined;
  /** Templates that stay in Helm's own language. */
  readonly rawTemplates?: Code | undefined;
  readonly kinds: readonly ResolvedKind[];
  /** What else is imported from files beside it: names by their files. */
  readonly locals: Readonly<Record<string, readonly Identifier[]>>;
}

/** What a function of the chart's context is destructured into, as far as it is used. */
const contextNames = ["values", "names", "labels", "release", "chart", "files"].map(identifier);
const context = identifier("context");

/** `(context) => { … }`, or `({ values, names }) => [ … ]` where that is all. */
export function contextFunction(body: Code, constants: readonly Constant[]): ArrowCode {
  const own = usedConstants(body, constants);
  const inner: ArrowCode = { kind: "arrow", params: [], constants: own, body };
  const used = namesIn(inner);
  const parts = contextNames.filter((each) => used.has(each));
  if (!used.has(context)) return { ...inner, params: parts.length === 0 ? [] : [parts] };
  const taken = parts.length === 0 ? [] : [{ names: parts, value: name("context") }];
  return { ...inner, params: [context], constants: [...taken, ...own] };
}

/** The constants that are used, by the body or by one behind them. */
function usedConstants(body: Code, constants: readonly Constant[]): readonly Constant[] {
  const kept: Constant[] = [];
  for (const constant of constants.toReversed()) {
    const used = namesIn({ kind: "arrow", params: [], constants: kept, body });
    if ([constant.names].flat().some((each) => used.has(each))) kept.unshift(constant);
  }
  return kept;
}

/** What `defineChart` is given. */
export function definitionOf({
  metadata,
  values,
  resources,
  tests,
  rawTemplates,
}: ChartCode): readonly Property[] {
  return [
    ...metadata,
    { key: "values", value: values },
    { key: "resources", value: resources },
    ...(tests === undefined ? [] : [{ key: "tests", value: tests }]),
    ...(rawTemplates === undefined ? [] : [{ key: "rawTemplates", value: rawTemplates }]),
  ];
}

/** The text of `chart.ts`. */
export function printChart(chart: ChartCode): string {
  const { metadata, kinds, locals } = chart;
  const properties = definitionOf(chart);
  const used = namesIn(call("defineChart", object(properties)));
  const others = new Set([...kinds.map(({ local }) => local), ...Object.values(locals).flat()]);
  const own = [...used].filter((each) => !others.has(each)).sort(byLetters);
  return printModule({
    imports: [
      { from: "chartwright", names: own.map((each) => imported(each, each === "Expr")) },
      ...modules(kinds),
      ...Object.entries(locals).map(([file, names]) => ({
        from: `./${file}`,
        names: names.map((each) => imported(each)),
      })),
    ],
    statements: [{ kind: "default", fn: identifier("defineChart"), properties, apartFrom: metadata.length }],
  });
}

function imported(own: Identifier, isType = false): ImportedName {
  return { exported: own, local: own, isType };
}

function modules(kinds: readonly ResolvedKind[]): readonly ImportCode[] {
  const byModule = Map.groupBy(kinds, ({ module }) => module);
  const rank = (module: string) => `${module.startsWith(".") ? 2 : module.startsWith("@") ? 0 : 1}${module}`;
  return [...byModule]
    .sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1))
    .map(([from, names]) => ({
      from,
      names: names
        .map(({ exported, local }) => ({ exported, local }))
        .sort((a, b) => byLetters(a.exported, b.exported)),
    }));
}

function byLetters(a: string, b: string): number {
  return a.toLowerCase() < b.toLowerCase() ? -1 : 1;
}
