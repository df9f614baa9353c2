import { duplicate } from "./equal.ts";
import { countText } from "./exact.ts";
import type { Failure } from "./failure.ts";
import type { Json } from "./json.ts";
import type { Application } from "./validate.ts";

/** The rules of arrays. */
export function validateArray(run: Application, value: readonly Json[]): void {
  const { minItems, maxItems, uniqueItems } = run.schema;
  const size = (keyword: string, want: number): void =>
    run.add(`${keyword}: got ${countText(value.length)}, want ${countText(want)}`);
  if (minItems !== undefined && value.length < minItems) size("minItems", minItems);
  if (maxItems !== undefined && value.length > maxItems) size("maxItems", maxItems);
  const same = uniqueItems === true ? duplicate(value) : undefined;
  if (same !== undefined) run.add(`items at ${same[0]} and ${same[1]} are equal`);
  validateItems(run, value);
  validateContains(run, value);
}

function validateItems(run: Application, value: readonly Json[]): void {
  const { prefixItems = [], items, additionalItems } = run.schema;
  for (const [at, schema] of prefixItems.entries())
    if (at < value.length) run.addAll(run.inner(schema, value[at], String(at)));
  const from = Math.min(prefixItems.length, value.length);
  const rest = items ?? additionalItems;
  if (rest === false) {
    if (from < value.length) run.add(`last ${countText(value.length - from)} additionalItem(s) not allowed`);
  } else if (typeof rest === "object") {
    for (let at = from; at < value.length; at++) run.addAll(run.inner(rest, value[at], String(at)));
  }
}

function validateContains(run: Application, value: readonly Json[]): void {
  const { contains, minContains, maxContains, version } = run.schema;
  if (contains === undefined) return;
  const failures: Failure[] = [];
  const matched: number[] = [];
  for (const [at, item] of value.entries()) {
    const found = run.inner(contains, item, String(at));
    if (found !== undefined) failures.push(found);
    else {
      matched.push(at);
      if (version >= 2020) run.unevaluated.items.delete(at);
    }
  }
  const found = `but matched ${countText(matched.length)} items at ${matched.join(" ")}`;
  if (minContains === undefined) {
    if (matched.length === 0) run.add("no items match contains schema", failures);
  } else if (matched.length < minContains) {
    run.add(
      `min ${countText(minContains)} items required to match contains schema, ${matched.length === 0 ? "but none matched" : found}`,
      failures,
    );
  }
  if (maxContains !== undefined && matched.length > maxContains)
    run.add(`max ${countText(maxContains)} items required to match contains schema, ${found}`);
}
