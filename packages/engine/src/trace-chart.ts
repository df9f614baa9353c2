import type { Diagnostic } from "@chartwright/diagnostics";
import type { Chart } from "./chart/load.ts";
import type { Manifest } from "./release/manifests.ts";
import type { RenderOptions } from "./release/options.ts";
import { type Recording, renderRelease } from "./release/render.ts";
import { diagnosed } from "./result.ts";
import type { Node, Tree } from "./template/node.ts";
import { Recorder } from "./template/trace/recorder.ts";
import { clipped, type TracedText } from "./template/trace/traced-text.ts";

/** A place in a template; lines and columns are counted from 1, columns in characters. */
export interface TemplatePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A part of a manifest: who wrote it, and of what. */
export interface Span {
  /** The part's begin and end, in characters of the manifest's content. */
  readonly from: number;
  readonly to: number;
  /** The text or the action that wrote it. */
  readonly place: TemplatePlace;
  /** The values that it was made of, such as `.Values.image.tag`; none where it stands in the template. */
  readonly paths: readonly string[];
}

export interface TracedManifest extends Manifest {
  /** Without gaps and in order. */
  readonly spans: readonly Span[];
}

/** How often a decision went which way. */
export interface TracedBranch {
  readonly kind: "if" | "with" | "range";
  readonly place: TemplatePlace;
  /** The condition held, or there was something to go through. */
  readonly taken: number;
  readonly notTaken: number;
}

export interface TracedChart {
  /** The manifests and after them the hooks; undefined where the chart does not render. */
  readonly manifests: readonly TracedManifest[] | undefined;
  /** The decisions that were come to. */
  readonly branches: readonly TracedBranch[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Renders a chart and tells of every part of its manifests which template wrote it and which values it was made of,
 * also through variables, `with`, `range`, `include`, `default` and `toYaml`.
 *
 * @example
 * const { manifests } = traceChart(chart, { set: ["image.tag=1.2"] });
 * manifests?.[0]?.spans.filter(({ paths }) => paths.includes(".Values.image.tag"));
 */
export function traceChart(chart: Chart, options: RenderOptions = {}): TracedChart {
  const decisions = new Decisions();
  const recording: Recording = { tracer: decisions, recorder: new Recorder(), files: new Map() };
  try {
    const { manifests, hooks } = renderRelease(chart, options, recording);
    const place = placer();
    const traced = [...manifests, ...hooks].map((manifest) =>
      tracedManifest(manifest, recording.files.get(manifest.path), place),
    );
    return { manifests: traced, branches: decisions.branches(place), diagnostics: [] };
  } catch (error) {
    const diagnostics = [diagnosed(error, chart.metadata.name)];
    return { manifests: undefined, branches: decisions.branches(placer()), diagnostics };
  }
}

function tracedManifest(manifest: Manifest, file: TracedText | undefined, place: Placer): TracedManifest {
  const { content } = manifest;
  const at = file?.text.indexOf(content) ?? -1;
  if (file === undefined || at < 0) return { ...manifest, spans: [] };
  const spans = clipped(file.spans, at, at + content.length).map(({ from, to, tree, at: node, paths }) => ({
    from,
    to,
    place: place(tree as Tree, node as number),
    // The root of all is written as in a template.
    paths: Array.from(new Set(paths), (path) => path || "."),
  }));
  return { ...manifest, spans };
}

/** Counts decisions, over as many renderings as it is given to. */
export class Decisions {
  readonly #counts: Map<Node, { readonly tree: Tree; taken: number; notTaken: number }> = new Map();

  branch(tree: Tree, node: Node, taken: boolean): void {
    const count = this.#counts.get(node) ?? { tree, taken: 0, notTaken: 0 };
    this.#counts.set(node, count);
    if (taken) count.taken++;
    else count.notTaken++;
  }

  branches(place: Placer): TracedBranch[] {
    return Array.from(this.#counts, ([{ kind, at }, { tree, taken, notTaken }]) => ({
      kind: kind as TracedBranch["kind"],
      place: place(tree, at),
      taken,
      notTaken,
    }));
  }
}

export type Placer = (tree: Tree, at: number) => TemplatePlace;

/** Finds places, and remembers where the lines of a template begin. */
export function placer(): Placer {
  const starts = new Map<string, readonly number[]>();
  return (tree, at) => {
    const lines = starts.get(tree.text) ?? lineStarts(tree.text);
    starts.set(tree.text, lines);
    let low = 0;
    let high = lines.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((lines[middle] as number) <= at) low = middle;
      else high = middle - 1;
    }
    return { file: tree.parseName, line: low + 1, column: at - (lines[low] as number) + 1 };
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
