import type { Diagnostic } from "@chartwright/diagnostics";
import type { Chart } from "./chart/load.ts";
import type { RenderOptions } from "./release/options.ts";
import { renderRelease } from "./release/render.ts";
import { diagnosed } from "./result.ts";
import type { AnyNode, BranchNode, Tree } from "./template/node.ts";
import { parse } from "./template/parser.ts";
import { ParseError } from "./template/token-reader.ts";
import { Recorder } from "./template/trace/recorder.ts";
import { Decisions, placer, type TracedBranch } from "./trace-chart.ts";

/** What several renderings together have gone through of a chart's own templates. */
export interface CoveredChart {
  /** Every decision of its templates, also those that no rendering came to. */
  readonly branches: readonly TracedBranch[];
  /** Paths of values that were written, or made into what was written: `.Values.image.tag`; a mapping as a whole. */
  readonly written: ReadonlySet<string>;
  /** Paths of values by which something was decided. */
  readonly asked: ReadonlySet<string>;
  /** Paths of values that its templates name, whether or not that was executed. */
  readonly named: ReadonlySet<string>;
  /** Those of them that stand where no rendering came to: what is done with them there is not known. */
  readonly notReached: ReadonlySet<string>;
  /** Why a rendering ended early, by its index; what it went through until then counts. */
  readonly refused: ReadonlyMap<number, Diagnostic>;
}

/**
 * Renders a chart several times, and tells what of its templates was gone through and which values were read.
 *
 * @example
 * const { branches } = coverChart(chart, [{}, { values: [{ ingress: { enabled: true } }] }]);
 * branches.filter(({ taken }) => taken === 0);
 */
export function coverChart(chart: Chart, renderings: readonly RenderOptions[]): CoveredChart {
  const decisions = new Decisions();
  const recorder = new Recorder();
  const refused = new Map<number, Diagnostic>();
  for (const [index, options] of renderings.entries()) {
    try {
      renderRelease(chart, options, { tracer: decisions, recorder, files: new Map() });
    } catch (error) {
      refused.set(index, diagnosed(error, chart.metadata.name));
    }
  }
  const place = placer();
  const counted = Map.groupBy(decisions.branches(place), keyOf);
  const nodes = chart.templates.flatMap(({ path, text }) =>
    treesOf(`${chart.metadata.name}/${path}`, text).flatMap((tree) => {
      const countOf = (node: BranchNode): TracedBranch => {
        const branch = { kind: node.kind, place: place(tree, node.at), taken: 0, notTaken: 0 };
        // Each rendering has parsed the templates anew.
        return (counted.get(keyOf(branch)) ?? []).reduce(added, branch);
      };
      const all = below(tree.root, countOf, true);
      // Nothing tells of a template without decisions whether it was called.
      const isCalled = all.some(({ branch }) => branch !== undefined && branch.taken + branch.notTaken > 0);
      return all.map((each) => ({ ...each, isReached: each.isReached && isCalled }));
    }),
  );
  const paths = (all: readonly Found[]) => new Set(all.flatMap(({ node }) => pathIn(node)));
  return {
    branches: nodes.flatMap(({ branch }) => branch ?? []),
    written: recorder.written,
    asked: recorder.asked,
    named: paths(nodes),
    notReached: paths(nodes.filter(({ isReached }) => !isReached)),
    refused,
  };
}

function added(sum: TracedBranch, { taken, notTaken }: TracedBranch): TracedBranch {
  return { ...sum, taken: sum.taken + taken, notTaken: sum.notTaken + notTaken };
}

function keyOf({ place: { file, line, column } }: TracedBranch): string {
  return `${file}:${line}:${column}`;
}

interface Found {
  readonly node: AnyNode;
  readonly isReached: boolean;
  /** Of a decision. */
  readonly branch?: TracedBranch;
}

/** The templates in a file; none where it cannot be read, which each rendering tells. */
function treesOf(path: string, text: string): readonly Tree[] {
  try {
    return parse(path, text, { has: () => true });
  } catch (error) {
    if (error instanceof ParseError) return [];
    throw error;
  }
}

/** A node and all below it. */
function below(
  node: AnyNode,
  countOf: (node: BranchNode) => TracedBranch,
  isReached: boolean,
): readonly Found[] {
  const into = (inner: AnyNode, reached = isReached) => below(inner, countOf, reached);
  switch (node.kind) {
    case "if":
    case "with":
    case "range": {
      const branch = countOf(node);
      return [
        { node, isReached, branch },
        ...into(node.pipe),
        ...into(node.list, branch.taken > 0),
        ...(node.elseList === undefined ? [] : into(node.elseList, branch.notTaken > 0)),
      ];
    }
    default:
      return [{ node, isReached }, ...childrenOf(node).flatMap((inner) => into(inner))];
  }
}

function childrenOf(node: AnyNode): readonly AnyNode[] {
  switch (node.kind) {
    case "list":
      return node.nodes;
    case "action":
      return [node.pipe];
    case "template":
      return node.pipe === undefined ? [] : [node.pipe];
    case "pipe":
      return node.cmds;
    case "command":
      return node.args;
    case "chain":
      return [node.node];
    default:
      return [];
  }
}

/** `.Values.a.b` and `$.Values.a.b` name a value. */
function pathIn(node: AnyNode): readonly string[] {
  if (node.kind !== "field" && node.kind !== "variable") return [];
  const names = node.kind === "field" ? node.names : node.names.slice(1);
  return names[0] === "Values" ? [`.${names.join(".")}`] : [];
}
