import type { Compared } from "../snapshot/snapshots.ts";
import type { CheckContext, Failures } from "./context.ts";
import { eachDocument, valuesAt } from "./each.ts";
import { difference, indented } from "./explain.ts";
import type { Params } from "./params.ts";

export function matchSnapshot(params: Params, context: CheckContext): Failures {
  const path = params.text("path");
  const patterns = {
    match: params.inner("matchRegex").text("pattern").trim(),
    notMatch: params.inner("notMatchRegex").text("pattern").trim(),
  };
  if (context.documents.length === 0) return context.isNegative ? ["There is no document."] : [];
  return eachDocument(context, (document) => {
    const { values, problem } = valuesAt(document, path);
    if (problem !== undefined) return [problem];
    if (values.length === 0) return context.isNegative ? [] : [`There is nothing at ${path}.`];
    return values.flatMap((value) => {
      const compared = context.snapshot(value, patterns);
      if (compared.problem !== undefined) return [compared.problem];
      if (compared.isSame !== context.isNegative) return [];
      return [explainSnapshot(path || "the document", compared, context)];
    });
  });
}

/** What differs from a snapshot, and what to do. */
export function explainSnapshot(what: string, compared: Compared, { isNegative }: CheckContext): string {
  if (isNegative) return `Expected ${what} NOT to match snapshot ${compared.index}.`;
  if (compared.why !== undefined)
    return `Expected ${what} to match snapshot ${compared.index}: ${compared.why}`;
  const lines = indented(difference(compared.before, compared.now));
  return `Expected ${what} to match snapshot ${compared.index}, which differs here:\n${lines}`;
}
