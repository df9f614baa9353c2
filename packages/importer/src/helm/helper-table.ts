import * as blocks from "@chartwright/blocks";
import {
  type Chart,
  type ChartFiles,
  type ListNode,
  loadChart,
  parseTemplate,
  renderChart,
  type Tree,
} from "@chartwright/engine";
import * as model from "@chartwright/model";
import { isMapping, type Json } from "@chartwright/model";
import { parse } from "yaml";
import { type Code, type Constant, call, data, member, name, object } from "../code/code.ts";
import { type Identifier, identifier, lowerName } from "../code/identifier.ts";
import { camelCase } from "../manifests/camel-case.ts";
import { joined, liftPipe, liftTemplateCall } from "./lift-expression.ts";
import { liftMapping } from "./lift-template.ts";
import type { ChartScope, Lifted, Scope } from "./scope.ts";
import type { Shape } from "./shape.ts";
import { Unliftable, unliftable } from "./unliftable.ts";

/** Names of the helpers that the model makes itself. */
const ownHelpers = [
  "name",
  "fullname",
  "chart",
  "labels",
  "selectorLabels",
  "testLabels",
  "serviceAccountName",
];

/** The named templates of a chart, as the model has them: lifted when they are first asked for. */
export class HelperTable {
  readonly #trees: ReadonlyMap<string, Tree>;
  readonly #standard: ReadonlyMap<string, Lifted>;
  readonly #known: Map<string, Lifted | Unliftable> = new Map();
  readonly #constants: Constant[] = [];
  readonly #account: Identifier = identifier("serviceAccountName");

  constructor(files: ChartFiles, chart: Chart, values: Shape) {
    this.#trees = treesOf(files);
    this.#standard = standardHelpers(files, chart, [...this.#trees.keys()], values);
  }

  /** The constants that helpers have become, each behind those that it uses. */
  get constants(): readonly Constant[] {
    return this.#constants;
  }

  /** The named templates that the model makes itself. */
  get standard(): readonly string[] {
    return [...this.#standard.keys()].filter((called) => !called.endsWith(".serviceAccountName"));
  }

  get(called: string, chart: ChartScope): Lifted | undefined {
    const lifted = this.#find(called, chart);
    const [first] = this.#trees.get(called)?.root.nodes ?? [];
    const beginsLine = first?.kind === "text" && first.text.startsWith("\n");
    return lifted === undefined ? undefined : { ...lifted, beginsLine };
  }

  #find(called: string, chart: ChartScope): Lifted | undefined {
    const standard = this.#standard.get(called);
    if (standard !== undefined) {
      if (called.endsWith(".serviceAccountName")) this.#declareAccount();
      return standard;
    }
    const known = this.#known.get(called);
    if (known instanceof Unliftable) throw known;
    if (known !== undefined) return known;
    const tree = this.#trees.get(called);
    if (tree === undefined) return undefined;
    this.#known.set(called, new Unliftable(`the named template ${called}, which calls itself`));
    try {
      const made = this.#lift(called, tree, chart);
      this.#known.set(called, made);
      return made;
    } catch (error) {
      if (!(error instanceof Unliftable)) throw error;
      const why = new Unliftable(`the named template ${called}: ${error.message}`);
      this.#known.set(called, why);
      throw why;
    }
  }

  #lift(called: string, tree: Tree, chart: ChartScope): Lifted {
    const short = called.slice(called.lastIndexOf(".") + 1);
    const isMapping = tree.root.nodes.some(
      (node) => node.kind === "text" && /^\s*[\w./"-]+:( |$)/m.test(node.text),
    );
    const body: Lifted = isMapping
      ? { code: liftMapping(tree.root, chart), type: "object", isYaml: true }
      : { code: liftText(tree.root, { dot: "root", variables: new Map() }, chart), type: "string" };
    const constant = lowerName(camelCase(short), chart.taken);
    chart.taken.add(constant);
    const named = ownHelpers.includes(short) ? `${short}Imported` : short.replaceAll(/\W/g, "") || "imported";
    const options = object([{ key: "doc", value: data(`What ${called} was.`) }]);
    this.#constants.push({ names: constant, value: call("helper", data(named), body.code, options) });
    return { ...body, code: name(constant) };
  }

  #declareAccount(): void {
    if (this.#constants.some(({ names }) => names === this.#account)) return;
    const value = call(
      "blocks.serviceAccountName",
      name("context"),
      member(name("values"), "serviceAccount"),
    );
    this.#constants.push({ names: this.#account, value });
  }
}

function treesOf(files: ChartFiles): ReadonlyMap<string, Tree> {
  const all = [...files].flatMap(([path, content]) =>
    path.startsWith("templates/") && typeof content === "string" && !path.endsWith(".txt")
      ? parseTemplate(path, content, { has: () => true }).filter((tree) => tree.name !== path)
      : [],
  );
  return new Map(all.map((tree) => [tree.name, tree]));
}

/** A named template that is one text, perhaps one of several. */
function liftText(list: ListNode, scope: Scope, chart: ChartScope): Code {
  const parts: (string | Lifted)[] = [];
  for (const node of list.nodes) {
    if (node.kind === "text") parts.push(node.text);
    else if (node.kind === "action") {
      const [declared] = node.pipe.decl;
      if (node.pipe.isAssign) unliftable("a variable that is set anew");
      const value = liftPipe({ ...node.pipe, decl: [] }, scope, chart);
      if (declared === undefined) parts.push(value);
      else scope.variables.set(declared.names[0] ?? "", value);
    } else if (node.kind === "template") parts.push(liftTemplateCall(node, scope, chart));
    else if (node.kind === "if" && node.elseList !== undefined) {
      const inner = () => ({ dot: scope.dot, variables: new Map(scope.variables) });
      const condition = liftPipe(node.pipe, scope, chart).code;
      const then = liftText(node.list, inner(), chart);
      const code = call("choose", condition, then, liftText(node.elseList, inner(), chart));
      parts.push({ code, type: "string" });
    } else if (node.kind !== "comment") unliftable(`{{ ${node.kind} }} within a text`);
  }
  const own = trimmed(parts);
  const [only] = own;
  if (own.length === 1 && only !== undefined) return typeof only === "string" ? data(only) : textual(only);
  return joined(own).code;
}

function textual(value: Lifted): Code {
  return value.type === "string" ? value.code : call("toText", value.code);
}

function trimmed(parts: readonly (string | Lifted)[]): readonly (string | Lifted)[] {
  return parts
    .map((part, index) => {
      if (typeof part !== "string") return part;
      const start = index === 0 ? part.trimStart() : part;
      return index === parts.length - 1 ? start.trimEnd() : start;
    })
    .filter((part) => part !== "");
}

/** What the model gives by its own names, by the names that `helm create` gives it. */
const standards: Readonly<Record<string, Lifted>> = {
  name: { code: member(name("names"), "name"), type: "string" },
  fullname: { code: member(name("names"), "fullname"), type: "string" },
  labels: { code: member(name("labels"), "common"), type: "object", isYaml: true },
  selectorLabels: { code: member(name("labels"), "selector"), type: "object", isYaml: true },
  serviceAccountName: { code: name("serviceAccountName"), type: "string" },
};

/** The named templates that give what the model gives, by trying them. */
function standardHelpers(
  files: ChartFiles,
  chart: Chart,
  names: readonly string[],
  values: Shape,
): ReadonlyMap<string, Lifted> {
  const found = new Map<string, Lifted>();
  for (const called of names) {
    const short = called.slice(called.lastIndexOf(".") + 1);
    const lifted = Object.hasOwn(standards, short) ? standards[short] : undefined;
    if (lifted === undefined) continue;
    if (short === "serviceAccountName" && !hasAccount(values)) continue;
    if (givesTheSame(files, chart, called, short, values)) found.set(called, lifted);
  }
  return found;
}

function hasAccount(values: Shape): boolean {
  const account = values.properties.get("serviceAccount")?.default;
  return isMapping(account) && typeof account.create === "boolean" && typeof account.name === "string";
}

/** Releases and values under which names and labels differ. */
const trials: readonly { readonly release: string; readonly values: Record<string, Json> }[] = [
  { release: "blog", values: {} },
  { release: "a".repeat(53), values: {} },
  { release: "blog", values: { nameOverride: "other" } },
  { release: "other-one", values: { nameOverride: "other" } },
  { release: "blog", values: { fullnameOverride: `${"whole-".repeat(11)}x` } },
  { release: "blog", values: { serviceAccount: { create: false } } },
  { release: "blog", values: { serviceAccount: { create: true } } },
  { release: "blog", values: { serviceAccount: { create: false, name: "mine" } } },
  { release: "blog", values: { serviceAccount: { create: true, name: "mine" } } },
];

function givesTheSame(
  files: ChartFiles,
  chart: Chart,
  called: string,
  short: string,
  values: Shape,
): boolean {
  const probe = [
    ...[...files].filter(([path]) => !path.startsWith("templates/") || /\/_[^/]*$/.test(path)),
    [
      "templates/probe.yaml",
      `kind: Probe\ntext: {{ include ${JSON.stringify(called)} . | toJson }}\n`,
    ] as const,
  ];
  const loaded = loadChart(new Map(probe)).chart;
  if (loaded === undefined) return false;
  const account = values.properties.get("serviceAccount")?.default;
  return [...trials, { release: `${chart.metadata.name}-one`.slice(0, 53), values: {} }].every((trial) => {
    const given = { ...trial.values };
    if (isMapping(account) && isMapping(given.serviceAccount))
      given.serviceAccount = { ...account, ...given.serviceAccount };
    const { release } = renderChart(loaded, { name: trial.release, values: [given] });
    const text = [...(release?.files ?? [])].find(([path]) => path.endsWith("/probe.yaml"))?.[1];
    if (text === undefined) return false;
    const expected = modelText(chart, trial.release, short, {
      ...(isMapping(account) ? { serviceAccount: account } : {}),
      ...given,
    });
    const own = (parse(text) as { text: string }).text;
    return typeof expected === "string" ? own === expected : sameMapping(parse(own) as Json, expected);
  });
}

function sameMapping(a: Json, b: Json): boolean {
  const sorted = (value: Json) =>
    isMapping(value) ? Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1)) : value;
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/** What the model gives for a helper. */
function modelText(chart: Chart, release: string, short: string, values: Record<string, Json>): Json {
  const made = model.defineChart({
    name: chart.metadata.name,
    description: "A trial.",
    appVersion: chart.metadata.appVersion,
    values: model.v.object({ serviceAccount: blocks.serviceAccount() }),
    resources: (context) => {
      const { names, labels, values: own } = context;
      const all: Readonly<Record<string, unknown>> = {
        name: names.name,
        fullname: names.fullname,
        labels: labels.common,
        selectorLabels: labels.selector,
        serviceAccountName: blocks.serviceAccountName(context, own.serviceAccount),
      };
      const kind = { apiVersion: "v1", kind: "Probe", is: (_: unknown): _ is { text: unknown } => true };
      return [model.resource(kind, { text: all[short] as model.Expr<unknown> })];
    },
  });
  const input = {
    values,
    release: { name: release, namespace: "default" },
    chartVersion: chart.metadata.version,
  };
  return (model.evaluate(made, input).objects[0]?.object.text ?? null) as Json;
}
