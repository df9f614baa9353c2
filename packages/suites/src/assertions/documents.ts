import { isList, type Mapping } from "../yaml/data.ts";
import type { CheckContext, Failures } from "./context.ts";
import { eachDocument, valuesAt } from "./each.ts";
import type { Params } from "./params.ts";

/** `hasDocuments`. */
export function checkDocuments(params: Params, context: CheckContext): Failures {
  const count = params.count("count") ?? 0;
  const { length } = params.flag("filterAware") ? context.documents : context.rendered;
  if ((length === count) !== context.isNegative) return [];
  return [`Expected ${context.isNegative ? "NOT " : ""}${count} documents, got ${length}.`];
}

/**
 * `containsDocument`: every document is the one, or with `any` one of them is. Its opposite is the other way round:
 * one that is another is enough, and with `any` each must be another.
 */
export function containsDocument(params: Params, context: CheckContext): Failures {
  const { documents, isNegative } = context;
  if (documents.length === 0) return isNegative ? [] : ["There is no document."];
  const isEnough = params.flag("any") !== isNegative;
  const wrong = documents.filter((document) => isDocument(params, document) === isNegative);
  const holds = isEnough ? wrong.length < documents.length : wrong.length === 0;
  if (holds) return [];
  const names = wrong.map((document) => `  ${nameOf(document)}`);
  return [`Expected ${isNegative ? "NOT " : ""}to contain ${described(params)}, got:\n${names.join("\n")}`];
}

function isDocument(params: Params, document: Mapping): boolean {
  const isField = (name: "kind" | "apiVersion") =>
    typeof document[name] !== "string" || document[name] === params.text(name);
  const isIn = (name: "name" | "namespace") => {
    const wanted = params.text(name);
    return wanted === "" || valuesAt(document, `metadata.${name}`).values[0] === wanted;
  };
  return isField("kind") && isField("apiVersion") && isIn("name") && isIn("namespace");
}

function described(params: Params): string {
  const named = [params.text("namespace"), params.text("name")].filter((part) => part !== "").join("/");
  return [params.text("apiVersion"), params.text("kind"), named].filter((part) => part !== "").join(" ");
}

function nameOf(document: Mapping): string {
  const [name] = valuesAt(document, "metadata.name").values;
  return [document.apiVersion, document.kind, name].filter((part) => part !== undefined).join(" ");
}

/** `lengthEqual`: of the lists at one path, or of those at several, which then have to be of one length. */
export function lengthEqual(params: Params, context: CheckContext): Failures {
  const path = params.text("path");
  const paths = params.texts("paths");
  const count = params.count("count");
  if (path !== "" && (count === undefined || count < 0)) return ["With a path, lengthEqual needs a count."];
  if (path !== "" && paths.length > 0) return ["lengthEqual takes a path or paths, not both."];
  return eachDocument(context, (document) =>
    path !== ""
      ? oneLength(document, path, count, context).failures
      : lengths(document, paths, count, context),
  );
}

function oneLength(
  document: Mapping,
  path: string,
  count: number | undefined,
  { isNegative }: CheckContext,
): { readonly failures: Failures; readonly length: number } {
  const { values, problem } = valuesAt(document, path);
  if (problem !== undefined) return { failures: [problem], length: 0 };
  if (values.length === 0) return { failures: isNegative ? [] : [`There is nothing at ${path}.`], length: 0 };
  const lengths = values.map((value) => (isList(value) ? value.length : 0));
  const failures = values.flatMap((value, at) => {
    if (count === undefined) return isList(value) ? [] : [`${path} is no list.`];
    if ((lengths[at] === count) !== isNegative) return [];
    return [`Expected ${path} ${isNegative ? "NOT " : ""}to have ${count} items, got ${lengths[at]}.`];
  });
  return { failures, length: lengths.at(-1) ?? 0 };
}

function lengths(
  document: Mapping,
  paths: readonly string[],
  count: number | undefined,
  context: CheckContext,
): Failures {
  const each = paths.map((path) => ({ path, ...oneLength(document, path, count, context) }));
  const failures = each.flatMap(({ failures }) => failures);
  const [first, ...others] = each;
  if (failures.length > 0 || first === undefined) return failures;
  const wrong = others.filter(({ length }) => (length === first.length) === context.isNegative);
  return wrong.map(
    ({ path, length }) =>
      `Expected ${path} ${context.isNegative ? "NOT " : ""}to have as many items as ${first.path}, which has ${first.length}; it has ${length}.`,
  );
}
