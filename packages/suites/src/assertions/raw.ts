import type { Data, Mapping } from "../yaml/data.ts";
import { type CheckContext, type Failures, raw } from "./context.ts";
import { eachDocument } from "./each.ts";
import { expected } from "./explain.ts";
import type { Params } from "./params.ts";
import { matches } from "./pattern.ts";
import { explainSnapshot } from "./snapshot.ts";
import { tidy } from "./values.ts";

function textOf(document: Mapping): string {
  const text: Data | undefined = document[raw];
  return tidy(typeof text === "string" ? text : "<nil>");
}

export function equalRaw(params: Params, context: CheckContext): Failures {
  const wanted = params.text("value");
  return eachDocument(context, (document) => {
    const actual = textOf(document);
    if ((actual === wanted) !== context.isNegative) return [];
    return [expected("the text to equal", context.isNegative, wanted, actual)];
  });
}

export function matchRegexRaw(params: Params, context: CheckContext): Failures {
  const pattern = params.text("pattern");
  if (pattern === "") return ["The assertion needs a pattern."];
  return eachDocument(context, (document) => {
    const actual = textOf(document);
    const isMatch = matches(pattern, actual);
    if (typeof isMatch === "object") return [isMatch.problem];
    return isMatch !== context.isNegative
      ? []
      : [expected("the text to match", context.isNegative, pattern, actual)];
  });
}

export function matchSnapshotRaw(_: Params, context: CheckContext): Failures {
  if (context.documents.length === 0) return context.isNegative ? ["There is no text."] : [];
  return context.documents.flatMap((document) => {
    const compared = context.snapshot(textOf(document), { match: "", notMatch: "" });
    return compared.isSame !== context.isNegative ? [] : [explainSnapshot("the text", compared, context)];
  });
}

/** `failedTemplate` and its opposite. */
export function failedTemplate(params: Params, context: CheckContext): Failures {
  const message = params.text("errorMessage");
  const pattern = params.text("errorPattern");
  if (message !== "" && pattern !== "")
    return ["failedTemplate takes an errorMessage or an errorPattern, not both."];
  const { error, documents, isNegative } = context;
  const judge = (actual: string | undefined) => judgeError(actual, { message, pattern }, isNegative);
  if (error !== undefined) return message === "" && pattern === "" ? [] : judge(error);
  if (documents.length === 0 && !isNegative) return ["No template failed."];
  return documents.flatMap((document) => {
    const text = document[raw];
    return judge(typeof text === "string" ? text : undefined);
  });
}

function judgeError(
  actual: string | undefined,
  { message, pattern }: { readonly message: string; readonly pattern: string },
  isNegative: boolean,
): Failures {
  if (pattern !== "") {
    if (actual === undefined) return [];
    const isMatch = matchesOrHas(pattern, actual, isNegative);
    return isMatch !== isNegative ? [] : [expected("the error to match", isNegative, pattern, actual)];
  }
  if (message === "" || (actual === message) !== isNegative) return [];
  return [expected("the error to be", isNegative, message, actual ?? "no error")];
}

/** A pattern that is none, or does not match, is taken as it stands: messages have brackets and dots. */
function matchesOrHas(pattern: string, text: string, isNegative: boolean): boolean {
  const isMatch = matches(pattern, text);
  const has = text.includes(pattern);
  if (typeof isMatch === "object") return has;
  if (isMatch === isNegative && /[\\.+*?()|[\]{}^$]/.test(pattern)) return has;
  return isMatch;
}
