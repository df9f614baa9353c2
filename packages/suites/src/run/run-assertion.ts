import { checkAssertion } from "../assertions/check.ts";
import type { CheckContext, Failures } from "../assertions/context.ts";
import { raw } from "../assertions/context.ts";
import { expectsFailure } from "../assertions/types.ts";
import type { Assertion, Suite, Test } from "../suite/suite.ts";
import type { Mapping } from "../yaml/data.ts";
import type { Rendered } from "./render.ts";
import { type Selected, selectByIndex, selectByPath } from "./select.ts";
import { normal, templatePath } from "./templates.ts";

/** Why an assertion does not hold; `skipped` where it looks at nothing, and may. */
export type Outcome = { readonly failures: Failures; readonly isSkipped: boolean };

/** Asserts of each template that is looked at. */
export function runAssertion(
  assertion: Assertion,
  suite: Suite,
  test: Test,
  rendered: Rendered,
  route: string,
  snapshot: CheckContext["snapshot"],
): Outcome {
  const selected = selectDocuments(assertion, suite, test, rendered, route);
  if ("problem" in selected) return { failures: [selected.problem], isSkipped: false };
  const paths = [...selected.documents.keys()].sort();
  const mayBeEmpty = test.documentSelector?.skipEmptyTemplates ?? false;
  if (paths.length === 0 && mayBeEmpty) return { failures: [], isSkipped: true };
  const isUnexpected = expectsFailure(assertion.type) === rendered.succeeded;
  const check = (allOf: readonly Mapping[], documents: readonly Mapping[]) =>
    checkAssertion(assertion, { rendered: allOf, documents, error: rendered.error, snapshot });
  if (paths.length === 0) {
    const failures = isUnexpected ? [unexpected(rendered, [])] : check([], []);
    return { failures, isSkipped: false };
  }
  const failures = paths.flatMap((path) => {
    const ofTemplate = rendered.documents.get(path);
    if (isUnexpected) return [unexpected(rendered, ofTemplate ?? [])];
    if (ofTemplate === undefined && rendered.succeeded)
      return [`There is no template ${path}, or the suite does not name it.`];
    const found = check(ofTemplate ?? [], selected.documents.get(path) ?? []);
    return paths.length === 1 ? found : found.map((failure) => `${path}: ${failure}`);
  });
  return { failures, isSkipped: false };
}

/** The documents that an assertion looks at. */
export function selectDocuments(
  assertion: Assertion,
  suite: Suite,
  test: Test,
  rendered: Rendered,
  route: string,
): Selected {
  const templates = templatesOf(assertion, suite, test, rendered, route);
  const all = new Map(templates.map((path) => [path, rendered.documents.get(path) ?? []]));
  return select(all, assertion, test);
}

function unexpected(rendered: Rendered, documents: readonly Mapping[]): string {
  if (rendered.succeeded) return "Nothing failed.";
  const [document] = documents;
  return `It does not render: ${rendered.error ?? String(document?.[raw] ?? "")}`;
}

function templatesOf(
  assertion: Assertion,
  suite: Suite,
  test: Test,
  rendered: Rendered,
  route: string,
): readonly string[] {
  const named = assertion.template !== undefined ? [assertion.template] : test.templates;
  const prefixed = (names: readonly string[]) =>
    names.map((name) => normal(`${route}/${templatePath(name)}`));
  if (named.length > 0) return prefixed(named);
  const isOfAll = suite.templates.length === 0 || suite.templates.some((name) => name.includes("*"));
  return isOfAll ? rendered.files : prefixed(suite.templates);
}

/** A test's index counts for all of its assertions; its selector for those that have none. */
function select(all: ReadonlyMap<string, readonly Mapping[]>, assertion: Assertion, test: Test): Selected {
  const selector = assertion.documentSelector ?? test.documentSelector;
  if (selector !== undefined && selector.path !== "") return selectByPath(all, selector);
  const index = test.documentIndex ?? assertion.documentIndex ?? -1;
  return index < 0 ? { documents: all } : selectByIndex(all, index);
}
