import { type ArrowCode, type Code, type Constant, call, name, object, type Property } from "./code/code.ts";
import { namesIn } from "./code/names-in.ts";
import { print } from "./code/print.ts";
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
  readonly locals: Readonly<Record<string, readonly string[]>>;
}

/** What a function of the chart's context is destructured into, as far as it is used. */
const contextNames = ["values", "names", "labels", "release", "chart", "files"];

/** `(context) => { … }`, or `({ values, names }) => [ … ]` where that is all. */
export function contextFunction(body: Code, constants: readonly Constant[]): ArrowCode {
  const own = usedConstants(body, constants);
  const inner: ArrowCode = { kind: "arrow", params: [], constants: own, body };
  const used = namesIn(inner);
  const parts = contextNames.filter((each) => used.has(each));
  if (!used.has("context")) return { ...inner, params: parts.length === 0 ? [] : [parts] };
  const taken = parts.length === 0 ? [] : [{ names: parts, value: name("context") }];
  return { ...inner, params: ["context"], constants: [...taken, ...own] };
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
  const whole = call("defineChart", object(properties));
  const used = namesIn(whole);
  const others = new Set([...kinds.map(({ local }) => local), ...Object.values(locals).flat()]);
  const own = [...used].filter((each) => !others.has(each)).sort(byLetters);
  const lines = [
    importLine(own.map((each) => (each === "Expr" ? "type Expr" : each)).sort(byName), "chartwright"),
    ...modules(kinds).map(([module, names]) => importLine(names, module)),
    ...Object.entries(locals).map(([file, names]) => importLine(names, `./${file}`)),
  ];
  const entries = properties.map(({ key, value }, index) => {
    const apart = index >= metadata.length ? "\n" : "";
    return `${apart}  ${key}: ${print(value, 1, key.length + 2)},\n`;
  });
  return `${lines.join("\n")}\n\nexport default defineChart({\n${entries.join("")}});\n`;
}

function modules(kinds: readonly ResolvedKind[]): readonly (readonly [string, readonly string[]])[] {
  const byModule = new Map<string, Set<string>>();
  for (const { module, exported, local } of kinds) {
    const names = byModule.get(module) ?? new Set();
    names.add(exported === local ? local : `${exported} as ${local}`);
    byModule.set(module, names);
  }
  const rank = (module: string) => `${module.startsWith(".") ? 2 : module.startsWith("@") ? 0 : 1}${module}`;
  return [...byModule]
    .sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1))
    .map(([module, names]) => [module, [...names].sort(byLetters)] as const);
}

function importLine(names: readonly string[], module: string): string {
  const flat = `import { ${names.join(", ")} } from "${module}";`;
  if (flat.length <= 110) return flat;
  return `import {\n${names.map((each) => `  ${each},\n`).join("")}} from "${module}";`;
}

function byLetters(a: string, b: string): number {
  return a.toLowerCase() < b.toLowerCase() ? -1 : 1;
}

function byName(a: string, b: string): number {
  return byLetters(a.replace("type ", ""), b.replace("type ", ""));
}
