import { rewritten } from "../passes/passes.ts";
import { rootScope } from "../template/scope.ts";
import type { Trees } from "../tree/tree.ts";
import type { Lines } from "./line.ts";
import { print } from "./print.ts";

/** A template of a chart as lines, after all passes. */
export function printTemplate(chart: string, trees: Trees): Lines {
  return print(rewritten(trees), rootScope(chart));
}
