import { find } from "../path/find.ts";
import { PathError } from "../path/node.ts";
import type { Data, Mapping } from "../yaml/data.ts";
import type { CheckContext, Failures } from "./context.ts";

/** Judges every document that is looked at; where there is none, only the opposite of an assertion holds. */
export function eachDocument(context: CheckContext, judge: (document: Mapping) => Failures): Failures {
  const { documents, isNegative } = context;
  if (documents.length === 0) return isNegative ? [] : ["There is no document."];
  return documents.flatMap((document, at) => inDocument(documents.length, at, judge(document)));
}

/** Judges every value at a path; where there is none, only the opposite of an assertion holds. */
export function eachValue(context: CheckContext, path: string, judge: (value: Data) => Failures): Failures {
  return eachDocument(context, (document) => {
    const { values, problem } = valuesAt(document, path);
    if (problem !== undefined) return [problem];
    if (values.length === 0) return context.isNegative ? [] : [`There is nothing at ${path}.`];
    return values.flatMap(judge);
  });
}

/** The values at a path, or why it is none. */
export function valuesAt(
  document: Mapping,
  path: string,
): { readonly values: readonly Data[]; readonly problem?: string } {
  try {
    return { values: find(document, path) };
  } catch (error) {
    if (!(error instanceof PathError)) throw error;
    return { values: [], problem: `${error.message}.` };
  }
}

function inDocument(count: number, at: number, failures: Failures): Failures {
  return count === 1 ? failures : failures.map((failure) => `In document ${at}: ${failure}`);
}
