import type { Assertion } from "../suite/suite.ts";
import type { CheckContext, Failures } from "./context.ts";
import { checkDocuments, containsDocument, lengthEqual } from "./documents.ts";
import { Params } from "./params.ts";
import { equalRaw, failedTemplate, matchRegexRaw, matchSnapshotRaw } from "./raw.ts";
import { matchSnapshot } from "./snapshot.ts";
import { assertionTypes, type Check } from "./types.ts";
import {
  contains,
  equal,
  exists,
  isField,
  isNullOrEmpty,
  isSubset,
  isType,
  matchRegex,
  order,
} from "./values.ts";

type Checker = (params: Params, context: CheckContext) => Failures;

const checkers: Readonly<Record<Check, Checker>> = {
  contains,
  containsDocument,
  equal,
  equalRaw,
  exists,
  failedTemplate,
  greaterOrEqual: order("at least", (actual, bound) => actual >= bound),
  hasDocuments: checkDocuments,
  isAPIVersion: isField("apiVersion"),
  isKind: isField("kind"),
  isNullOrEmpty,
  isSubset,
  isType,
  lengthEqual,
  lessOrEqual: order("at most", (actual, bound) => actual <= bound),
  matchRegex,
  matchRegexRaw,
  matchSnapshot,
  matchSnapshotRaw,
};

/** Why an assertion does not hold. */
export function checkAssertion(
  { type, params, not }: Assertion,
  context: Omit<CheckContext, "isNegative">,
): Failures {
  const { check, isOpposite } = assertionTypes[type] as (typeof assertionTypes)[string];
  return checkers[check](new Params(params), { ...context, isNegative: not !== isOpposite });
}
