import { RE2JS } from "re2js";
import { isValidText } from "../value/text.ts";

/** A glob that is malformed. */
class GlobError extends Error {}

function quoted(character: string): string {
  return /[\w\u0080-\uffff]/.test(character) ? character : `\\${character}`;
}

function classSource(pattern: string, start: number, negation: string): [source: string, end: number] {
  let at = start;
  const negated = pattern[at] === negation;
  if (negated) at++;
  let source = "";
  for (let first = true; first || pattern[at] !== "]"; first = false) {
    const [low, afterLow] = bound(pattern, at);
    at = afterLow;
    let high = low;
    if (pattern[at] === "-") [high, at] = bound(pattern, at + 1);
    if (low > high) throw new GlobError("syntax error in pattern");
    source += low === high ? quoted(low) : `${quoted(low)}-${quoted(high)}`;
  }
  return [`[${negated ? "^" : ""}${source}]`, at + 1];
}

function bound(pattern: ArrayLike<string>, start: number): [character: string, end: number] {
  const escaped = pattern[start] === "\\";
  const at = escaped ? start + 1 : start;
  const character = pattern[at];
  if (character === undefined || (!escaped && (character === "-" || character === "]"))) {
    throw new GlobError("syntax error in pattern");
  }
  return [character, at + 1];
}

/**
 * The globs of `.Files.Glob`: as those of {@link matchGlob}, and `**` takes slashes, `{a,b}` are alternatives, `[!a-z]` negates.
 *
 * @example
 * globMatcher("config/**.{yaml,json}")("config/a/b.yaml"); // true
 */
export function globMatcher(pattern: string): (path: string) => boolean {
  if (!isValidText(pattern)) return () => true;
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(`^${globSource(pattern)}$`, RE2JS.DOTALL);
  } catch (error) {
    if (error instanceof GlobError) return () => true;
    throw error;
  }
  return (path) => compiled.matches(path);
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
        const [part, end] = classSource(pattern, at, "!");
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
