import type { ChartModel, Node, Resource, Step } from "@chartwright/model";
import { bodyLines, templatePath } from "./files/templates.ts";
import type { Line, Lines } from "./print/line.ts";
import { condition } from "./template/expression.ts";
import { rootScope } from "./template/scope.ts";
import { Unprintable } from "./template/unprintable.ts";
import type { Site, Tree } from "./tree/tree.ts";

/** Lines of a generated file, counted from 1; the last is one of them. */
export interface TemplateLines {
  /** Relative to the chart, such as `templates/deployment.yaml`. */
  readonly path: string;
  readonly from: number;
  readonly to: number;
  readonly text: readonly string[];
}

/**
 * The lines of a template that print what the steps lead to, or what it is a part of.
 *
 * @param steps from the body of the resource; a named template ends them, as it is printed elsewhere
 */
export function templateLines(model: ChartModel, resource: Resource, steps: readonly Step[]): TemplateLines {
  const path = templatePath(resource);
  const lines = bodyLines(model, resource);
  const end = steps.findIndex(({ kind }) => kind === "helper");
  const whole = withKey(lines, end < 0 ? steps : steps.slice(0, end));
  for (let length = whole.length; length > 0; length--) {
    const found = linesAt(lines, whole.slice(0, length));
    // The banner is the first line of the file.
    if (found !== undefined) return { path, from: found.from + 2, to: found.to + 2, text: found.text };
  }
  return { path, from: 2, to: lines.length + 1, text: lines.map(({ text }) => text) };
}

/** A condition as a template has it; undefined within a loop, where it speaks of the loop's own variables. */
export function conditionText({ metadata }: ChartModel, cond: Node): string | undefined {
  try {
    return condition(cond, rootScope(metadata.name));
  } catch (error) {
    if (error instanceof Unprintable) return undefined;
    throw error;
  }
}

/** The steps to a key before which no condition stands: either of its mappings is below it. */
function withKey(lines: Lines, steps: readonly Step[]): readonly Step[] {
  const length = steps.findLastIndex((step) => !isTransparent(step)) + 1;
  const isKey = ({ tree }: Line) =>
    tree.kind === "field" && stepsTo(tree.site).length === length && isWithin(tree, steps.slice(0, length));
  return lines.some(isKey) ? steps.slice(0, length) : steps;
}

/** The lines of what is at some steps, without those of the condition that it is under. */
function linesAt(lines: Lines, steps: readonly Step[]): Omit<TemplateLines, "path"> | undefined {
  const below = lines.map(({ tree }) => isWithin(tree, steps));
  const isWhole = lines.some(({ tree }, index) => below[index] && isOfUser(tree));
  const isIn = (index: number) =>
    below[index] === true && (isWhole || !isAround(lines[index] as Line, steps.length));
  const from = lines.findIndex((_, index) => isIn(index));
  if (from < 0) return undefined;
  const next = lines.findIndex((_, index) => index > from && !isIn(index));
  const to = (next < 0 ? lines.length : next) - 1;
  return { from, to, text: lines.slice(from, to + 1).map(({ text }) => text) };
}

/** Whether the user's values have its key: the loop around it belongs to it. */
function isOfUser(tree: Tree): boolean {
  return tree.kind === "field" && typeof tree.key !== "string";
}

/** Whether it only decides about what is at some steps. */
function isAround({ tree }: Line, depth: number): boolean {
  return isControl[tree.kind] && stepsTo(tree.site).slice(depth).every(isTransparent);
}

/** Whether lines of a kind of tree print nothing themselves. */
const isControl: { readonly [K in Tree["kind"]]: boolean } = {
  if: true,
  with: true,
  range: true,
  let: true,
  set: true,
  field: false,
  item: false,
  insert: false,
  say: false,
  fail: false,
  text: false,
  line: false,
  separator: false,
};

function isTransparent({ kind }: Step): boolean {
  return kind === "then" || kind === "otherwise" || kind === "body" || kind === "of";
}

function isWithin(tree: Tree, steps: readonly Step[]): boolean {
  const own = stepsTo(tree.site);
  return steps.every((step, index) => isSameStep(step, own[index]));
}

function stepsTo(site: Site | undefined): readonly Step[] {
  return site === undefined ? [] : [...stepsTo(site.up), site.step];
}

function isSameStep(a: Step, b: Step | undefined): boolean {
  if (a.kind !== b?.kind) return false;
  if (a.kind === "entry") return a.key === (b as typeof a).key;
  return a.kind === "item" || a.kind === "part" ? a.index === (b as typeof a).index : true;
}
