import { type Expr, exprOf, nodeOf } from "../expr/expr.ts";
import type { Helper } from "../expr/node.ts";
import type { ObjectValue, Properties } from "../values/value.ts";
import type { ChartMetadata, ChartModel, Library } from "./chart-model.ts";
import { type ChartContext, defineChart } from "./define-chart.ts";

type Helpers = Readonly<Record<string, Expr<unknown>>>;

declare const HELPERS: unique symbol;

/** A library chart: it renders nothing, and gives named templates to charts that depend on it. */
export interface LibraryModel<out H extends Helpers = Helpers> extends ChartModel {
  readonly [HELPERS]?: H;
}

export interface LibraryDefinition<P extends Properties, H extends Helpers>
  extends Omit<ChartMetadata, "appVersion" | "type"> {
  /** What its helpers read of the values of the chart that calls them, which has to declare the same. */
  readonly values: ObjectValue<P>;
  /** Calls of `helper(…)`, by the names under which charts written in TypeScript find them. */
  readonly helpers: (context: ChartContext<P>) => H;
}

/**
 * Defines a library chart, for charts of this kind and for those that are written by hand:
 * both call its named templates, `<library>.<helper>`.
 *
 * @example
 * const common = defineLibrary({
 *   name: "common", description: "What our charts share.",
 *   values: v.object({ team: v.string().default("") }),
 *   helpers: ({ values }) => ({
 *     owner: helper("owner", text`team-${values.team}`, { doc: "Who runs it." }),
 *   }),
 * });
 */
export function defineLibrary<const P extends Properties, const H extends Helpers>(
  definition: LibraryDefinition<P, H>,
): LibraryModel<H> {
  const { helpers, ...rest } = definition;
  let exported: readonly Helper[] = [];
  const model = defineChart({
    ...rest,
    appVersion: "",
    type: "library",
    resources: (context) => {
      exported = Object.values(helpers(context)).map(helperOf);
      return [];
    },
  });
  return Object.freeze({ ...model, exports: Object.freeze(exported) });
}

/** A library chart that a chart depends on, to be given under `libraries`. */
export function library(model: LibraryModel, options: { readonly version: string }): Library {
  return Object.freeze({ model, version: options.version });
}

/**
 * A call of a library's named template. It reads the values of the chart that calls it.
 *
 * @example
 * const shared = defineLibrary({
 *   name: "shared", description: "What our charts share.", values: v.object({}),
 *   helpers: () => ({ owner: helper("owner", "team-web", { doc: "Who runs it." }) }),
 * });
 * includeFrom(shared, "owner");
 */
export function includeFrom<H extends Helpers, N extends keyof H & string>(
  library: LibraryModel<H>,
  name: N,
): H[N] {
  const found = library.exports.find((each) => each.name === name);
  if (found === undefined)
    throw new TypeError(`the library ${library.metadata.name} gives no helper "${name}"`);
  const helper: Helper = Object.freeze({ ...found, chart: library.metadata.name });
  return exprOf({ kind: "include", helper }) as unknown as H[N];
}

function helperOf(call: Expr<unknown>): Helper {
  const node = nodeOf(call);
  if (node.kind === "include") return node.helper;
  throw new TypeError("a library gives calls of `helper(…)` only");
}
