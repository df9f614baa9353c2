import { RE2JS } from "re2js";
import { isValidText } from "../value/text.ts";

/** A glob that is malformed. */
class GlobError extends Error {}

function quoted(character: string): string {
  return /[\w\u0080-\uffff]/.test(character) ? character : `\\${character}`;
}

/**
 * The globs of `.Files.Glob`: as those of {@link matchGlob}, and `**` takes slashes, `{a,b}` are alternatives, `[!a-z]` negates.
 *
 * @example
 * globMatcher("config/**.{yaml,json}")("config/a/b.yaml"); // true
 */
export function globMatcher(pattern: string): (path: string) => boolean {
  // The library takes U+FFFD for a byte that is no text.
  if (!isValidText(pattern) || pattern.includes("\ufffd")) return () => true;
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(`^${globSource(pattern)}$`, RE2JS.DOTALL);
  } catch (error) {
    if (error instanceof GlobError) return () => true;
    throw error;
  }
  return (path) => compiled.matches(path);
}

/** What stands in brackets: two characters with a `-` between them, or any number of characters, of which each is meant. */
function rangeSource(pattern: string, start: number): [source: string, end: number] {
  const isNegated = pattern[start] === "!";
  const negation = isNegated ? "^" : "";
  const rest = Array.from(pattern.slice(isNegated ? start + 1 : start));
  const length = (count: number): number => rest.slice(0, count).join("").length + (isNegated ? 1 : 0);
  const [low = "", dash, high = "", close] = rest;
  if (dash === "-") {
    if (close !== "]" || low > high) throw new GlobError("could not parse range");
    return [`[${negation}${quoted(low)}-${quoted(high)}]`, start + length(4)];
  }
  let source = "";
  let at = 0;
  for (; rest[at] !== "]"; at++) {
    if (rest[at] === "\\") at++;
    const character = rest[at];
    if (character === undefined) throw new GlobError("unexpected end of input");
    source += quoted(character);
  }
  if (source === "") throw new GlobError("could not parse range");
  return [`[${negation}${source}]`, start + length(at + 1)];
}

function globSource(pattern: string): string {
  let source = "";
  let depth = 0;
  for (let at = 0; at < pattern.length; ) {
    const character = String.fromCodePoint(pattern.codePointAt(at) as number);
    at += character.length;
    switch (character) {
      case "*":
        if (pattern[at] === "*") {
          while (pattern[at] === "*") at++;
          source += ".*";
        } else source += "[^/]*";
        break;
      case "?":
        source += "[^/]";
        break;
      case "[": {
        const [part, end] = rangeSource(pattern, at);
        source += part;
        at = end;
        break;
      }
      case "{":
        depth++;
        source += "(?:";
        break;
      case "}":
        source += depth > 0 ? ")" : "\\}";
        depth = Math.max(0, depth - 1);
        break;
      case ",":
        source += depth > 0 ? "|" : ",";
        break;
      case "\\":
        source += quoted(pattern[at++] ?? "\\");
        break;
      default:
        source += quoted(character);
    }
  }
  return source + ")".repeat(depth);
}
