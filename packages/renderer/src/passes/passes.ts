import type { Trees } from "../tree/tree.ts";
import { dropGuards } from "./drop-guards.ts";
import { shareConditions } from "./share-conditions.ts";

/** What rewrites a template without changing what it gives, one after the other. */
const passes: readonly ((trees: Trees) => Trees)[] = [dropGuards, shareConditions];

export function rewritten(trees: Trees): Trees {
  return passes.reduce((made, pass) => pass(made), trees);
}
