import { RE2JS } from "re2js";
import { canBackquote, quote } from "../format/quote.ts";
import { FunctionError } from "../template/errors.ts";
import { type FunctionTable, fn } from "../template/function-type.ts";
import type { Int } from "../value/int.ts";
import { isAscii, isValidText } from "../value/text.ts";
import { nilList, strings, type Value } from "../value/value.ts";
import { platformPattern } from "./platform-pattern.ts";

/** Patterns that are compiled already; the number is bounded, as templates make patterns of values. */
const compiled = new Map<string, RE2JS | FunctionError>();
const mostCompiled = 1_000;

/** A pattern of RE2; throws a {@link FunctionError} with Go's message. */
export function compile(pattern: string): RE2JS {
  let found = compiled.get(pattern);
  if (found === undefined) {
    if (compiled.size >= mostCompiled) compiled.clear();
    found = tryCompile(pattern);
    compiled.set(pattern, found);
  }
  if (found instanceof FunctionError) throw found;
  return found;
}

function tryCompile(pattern: string): RE2JS | FunctionError {
  if (!isValidText(pattern)) {
    const broken = pattern.slice(pattern.search(/[\udc80-\udcff]/));
    return new FunctionError(`error parsing regexp: invalid UTF-8: \`${broken}\``);
  }
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    return new FunctionError((error as Error).message);
  }
}

const simple = new Map<string, RegExp | undefined>();

function simplePattern(pattern: string): RegExp | undefined {
  if (simple.has(pattern)) return simple.get(pattern);
  if (simple.size >= mostCompiled) simple.clear();
  const found = platformPattern(pattern);
  simple.set(pattern, found);
  return found;
}

/** Refuses what is no pattern of RE2, with Go's message. */
export function checkPattern(pattern: string): void {
  if (simplePattern(pattern) === undefined) compile(pattern);
}

/** The longest text that goes to the platform's engine. */
const mostTested = 1_000;

/** Whether a text has a match. */
export function matchesPattern(pattern: string, text: string): boolean {
  const regex = simplePattern(pattern);
  if (regex !== undefined && text.length <= mostTested && isAscii(text)) return regex.test(text);
  return compile(pattern).matcher(text).find();
}

/** For the functions that panic: Go's `MustCompile` says it in its own way. */
function mustCompile(pattern: string): RE2JS {
  try {
    return compile(pattern);
  } catch (error) {
    if (!(error instanceof FunctionError)) throw error;
    throw new FunctionError(
      `regexp: Compile(${canBackquote(pattern) ? `\`${pattern}\`` : quote(pattern)}): ${error.message}`,
    );
  }
}

interface Match {
  readonly start: number;
  readonly end: number;
  group(name: number | string): string;
}

/** The matches in a text, by Go's rule: an empty one right after another does not count. */
function* matches(regex: RE2JS, text: string): Generator<Match> {
  const matcher = regex.matcher(text);
  let previousEnd = -1;
  for (let at = 0; at <= text.length; ) {
    if (!matcher.find(at)) return;
    const start = matcher.start();
    const end = matcher.end();
    const counts = end > start || start !== previousEnd;
    if (counts) {
      const group = (name: number | string): string => {
        try {
          return matcher.group(name as number) ?? "";
        } catch {
          return "";
        }
      };
      yield { start, end, group };
    }
    previousEnd = end;
    const step = (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
    at = end > start ? end : end + step;
  }
}

function findAll(regex: RE2JS, text: string, count: number): Value {
  const found: string[] = [];
  if (count !== 0) {
    for (const { start, end } of matches(regex, text)) {
      found.push(text.slice(start, end));
      if (found.length === count) break;
    }
  }
  if (found.length > 0) return strings(found);
  const none = nilList();
  none.goType = "[]string";
  return none;
}

function find(regex: RE2JS, text: string): string {
  const matcher = regex.matcher(text);
  return matcher.find() ? (matcher.group() ?? "") : "";
}

function replaceAll(regex: RE2JS, text: string, replace: (match: Match) => string): string {
  let out = "";
  let from = 0;
  for (const match of matches(regex, text)) {
    out += text.slice(from, match.start) + replace(match);
    from = match.end;
  }
  return out + text.slice(from);
}

/** Fills in `$1`, `${1}` and `${name}`. */
function expand(template: string, match: Match): string {
  if (!template.includes("$")) return template;
  return template.replace(/\$(?:\$|(\w+)|\{(\w+)\})/g, (whole, plain?: string, braced?: string) => {
    if (whole === "$$") return "$";
    const name = plain ?? braced ?? "";
    return match.group(/^\d+$/.test(name) ? Number(name) : name);
  });
}

function split(regex: RE2JS, text: string, count: number): Value {
  if (count === 0) {
    const none = nilList();
    none.goType = "[]string";
    return none;
  }
  if (regex.pattern().length > 0 && text === "") return strings([""]);
  const parts: string[] = [];
  let from = 0;
  let to = 0;
  for (const { start, end } of matches(regex, text)) {
    if (count > 0 && parts.length === count - 1) break;
    to = start;
    if (end !== 0) parts.push(text.slice(from, to));
    from = end;
  }
  if (to !== text.length) parts.push(text.slice(from));
  return strings(parts);
}

function replaced(regex: RE2JS, text: string, template: string): string {
  return replaceAll(regex, text, (match) => expand(template, match));
}

/** Sprig's functions of regular expressions, with RE2's syntax and linear time. */
export const regexFunctions: FunctionTable = {
  regexMatch: fn("string string", (pattern: string, text: string) => {
    try {
      return matchesPattern(pattern, text);
    } catch (error) {
      if (error instanceof FunctionError) return false;
      throw error;
    }
  }),
  mustRegexMatch: fn("string string", matchesPattern),
  regexFindAll: fn("string string int", (pattern: string, text: string, count: Int) =>
    findAll(mustCompile(pattern), text, count.number),
  ),
  mustRegexFindAll: fn("string string int", (pattern: string, text: string, count: Int) =>
    findAll(compile(pattern), text, count.number),
  ),
  regexFind: fn("string string", (pattern: string, text: string) => find(mustCompile(pattern), text)),
  mustRegexFind: fn("string string", (pattern: string, text: string) => find(compile(pattern), text)),
  regexReplaceAll: fn("string string string", (pattern: string, text: string, by: string) =>
    replaced(mustCompile(pattern), text, by),
  ),
  mustRegexReplaceAll: fn("string string string", (pattern: string, text: string, by: string) =>
    replaced(compile(pattern), text, by),
  ),
  regexReplaceAllLiteral: fn("string string string", (pattern: string, text: string, by: string) =>
    replaceAll(mustCompile(pattern), text, () => by),
  ),
  mustRegexReplaceAllLiteral: fn("string string string", (pattern: string, text: string, by: string) =>
    replaceAll(compile(pattern), text, () => by),
  ),
  regexSplit: fn("string string int", (pattern: string, text: string, count: Int) =>
    split(mustCompile(pattern), text, count.number),
  ),
  mustRegexSplit: fn("string string int", (pattern: string, text: string, count: Int) =>
    split(compile(pattern), text, count.number),
  ),
  regexQuoteMeta: fn("string", (text: string) => text.replace(/[\\.+*?()|[\]{}^$]/g, "\\$&")),
};
