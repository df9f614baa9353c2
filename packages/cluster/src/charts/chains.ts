import type { Expectations } from "./expectations.ts";
import { refusalOf } from "./refusals.ts";

/**
 * The cases of a chart in the order in which one release can be upgraded through them, as few chains as it takes: a
 * new one begins where the chart refuses the upgrade to every case that is left.
 *
 * @example
 * chainsOf([{ name: "default" }, { name: "ha" }], []); // [[{ name: "default" }, { name: "ha" }]]
 */
export function chainsOf<C extends { readonly name: string }>(
  cases: readonly C[],
  refusals: Expectations["refusesUpgrade"],
): readonly (readonly C[])[] {
  const left = [...cases];
  const chains: C[][] = [];
  for (;;) {
    const [first] = left.splice(0, 1);
    if (first === undefined) return chains;
    const chain = [first];
    chains.push(chain);
    for (let current = first; ; ) {
      const from = current;
      const next = left.findIndex((to) => refusalOf(refusals, from, to) === undefined);
      const [taken] = next === -1 ? [] : left.splice(next, 1);
      if (taken === undefined) break;
      chain.push(taken);
      current = taken;
    }
  }
}
