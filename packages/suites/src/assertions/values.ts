import { type Data, Float, goType, isEqual, isList, isMapping, type Mapping } from "../yaml/data.ts";
import { writeYaml } from "../yaml/write.ts";
import type { CheckContext, Failures } from "./context.ts";
import { eachDocument, eachValue, valuesAt } from "./each.ts";
import { expected, indented } from "./explain.ts";
import type { Params } from "./params.ts";
import { matches } from "./pattern.ts";

export function equal(params: Params, context: CheckContext): Failures {
  const path = params.text("path");
  const wanted = params.get("value") ?? null;
  return eachValue(context, path, (value) => {
    const decoded = params.flag("decodeBase64") ? decode(value) : value;
    if (decoded === undefined) return [`${path} is no base64.`];
    const actual = typeof decoded === "string" ? tidy(decoded) : decoded;
    if (isEqual(wanted, actual) !== context.isNegative) return [];
    return [expected(`${path || "the document"} to equal`, context.isNegative, wanted, actual)];
  });
}

/** Without spaces before line breaks, and without the line breaks that it begins with. */
export function tidy(text: string): string {
  return text.replace(/ +\r?\n/g, "\n").replace(/^\n+/, "");
}

function decode(value: Data): Data | undefined {
  if (typeof value !== "string") return value;
  const text = value.replace(/[\r\n]/g, "");
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return undefined;
  return new TextDecoder().decode(Uint8Array.from(atob(text), (char) => char.charCodeAt(0)));
}

export function exists(params: Params, context: CheckContext): Failures {
  const path = params.text("path");
  return eachDocument(context, (document) => {
    const { values, problem } = valuesAt(document, path);
    if (problem !== undefined) return [problem];
    if (values.length > 0 !== context.isNegative) return [];
    return [`Expected ${path} ${context.isNegative ? "NOT " : ""}to be there.`];
  });
}

/** `isKind` and `isAPIVersion`. */
export function isField(name: "kind" | "apiVersion"): (params: Params, context: CheckContext) => Failures {
  return (params, context) => {
    const wanted = params.text("of");
    return eachDocument(context, (document) => {
      const actual = document[name] ?? null;
      if ((actual === wanted) !== context.isNegative) return [];
      return [expected(`${name} to be`, context.isNegative, wanted, actual)];
    });
  };
}

export function isNullOrEmpty(params: Params, context: CheckContext): Failures {
  const path = params.text("path");
  return eachValue(context, path, (value) => {
    if (isEmpty(value) !== context.isNegative) return [];
    return [`Expected ${path} ${context.isNegative ? "NOT " : ""}to be null or empty, got:\n${shown(value)}`];
  });
}

function isEmpty(value: Data): boolean {
  if (value instanceof Float) return value.value === 0;
  if (isList(value)) return value.length === 0;
  return isMapping(value) ? Object.keys(value).length === 0 : !value;
}

export function isType(params: Params, context: CheckContext): Failures {
  const path = params.text("path");
  const wanted = params.text("type");
  return eachValue(context, path, (value) => {
    const actual = goType(value);
    if ((actual === wanted) !== context.isNegative) return [];
    return [expected(`${path} to be of type`, context.isNegative, wanted, actual)];
  });
}

export function isSubset(params: Params, context: CheckContext): Failures {
  const path = params.text("path");
  const wanted = params.get("content") ?? null;
  return eachValue(context, path, (value) => {
    if (!isMapping(value) || !isMapping(wanted)) return [`${path} is no object:\n${shown(value)}`];
    if (hasAll(value, wanted) !== context.isNegative) return [];
    return [expected(`${path || "the document"} to contain`, context.isNegative, wanted, value)];
  });
}

/** Whether each of the fields is there and equal. */
function hasAll(actual: Mapping, wanted: Mapping): boolean {
  return Object.keys(wanted).every((key) => isEqual(actual[key] ?? null, wanted[key] ?? null));
}

export function contains(params: Params, context: CheckContext): Failures {
  const path = params.text("path");
  const wanted = params.get("content") ?? null;
  const count = params.count("count");
  const isItem = (item: Data) =>
    params.flag("any") && isMapping(item) && isMapping(wanted) ? hasAll(item, wanted) : isEqual(item, wanted);
  return eachValue(context, path, (value) => {
    if (!isList(value)) return [`${path} is no list:\n${shown(value)}`];
    const found = value.filter(isItem).length;
    const holds = count === undefined ? found > 0 : found > 0 && found === count;
    if (holds !== context.isNegative) return [];
    if (count !== undefined && found > 0)
      return [
        `Expected ${path} to contain this ${count} times, but it does ${found} times:\n${shown(wanted)}`,
      ];
    return [expected(`${path} to contain`, context.isNegative, [wanted], value)];
  });
}

export function matchRegex(params: Params, context: CheckContext): Failures {
  const path = params.text("path");
  const pattern = params.text("pattern");
  if (pattern === "") return ["The assertion needs a pattern."];
  return eachValue(context, path, (value) => {
    const text = params.flag("decodeBase64") ? decode(value) : value;
    if (text === undefined) return [`${path} is no base64.`];
    if (typeof text !== "string") return [`${path} is no text:\n${shown(value)}`];
    const isMatch = matches(pattern, text);
    if (typeof isMatch === "object") return [isMatch.problem];
    return isMatch !== context.isNegative
      ? []
      : [expected(`${path} to match`, context.isNegative, pattern, text)];
  });
}

type Ordered = string | number;

/** `greaterOrEqual` and `lessOrEqual`, of numbers of one type or of texts. */
export function order(
  what: string,
  holds: (actual: Ordered, bound: Ordered) => boolean,
): (params: Params, context: CheckContext) => Failures {
  return (params, context) => {
    const path = params.text("path");
    const bound = params.get("value") ?? null;
    return eachValue(context, path, (value) => {
      if (goType(value) !== goType(bound))
        return [`${path} is of type ${goType(value)}, which cannot be compared with ${goType(bound)}.`];
      const [left, right] = [ordered(value), ordered(bound)];
      if (left === undefined || right === undefined)
        return [`Values of type ${goType(bound)} have no order.`];
      if (holds(left, right) !== context.isNegative) return [];
      return [expected(`${path} to be ${what}`, context.isNegative, bound, value)];
    });
  };
}

function ordered(data: Data): Ordered | undefined {
  if (data instanceof Float) return data.value;
  return typeof data === "string" || typeof data === "number" ? data : undefined;
}

function shown(data: Data): string {
  return indented(writeYaml(data).trimEnd());
}
