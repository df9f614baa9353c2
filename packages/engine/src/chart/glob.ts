import { RE2JS } from "re2js";

/** A glob that is malformed. */
export class GlobError extends Error {}

/** Go's `path.Match`: `*`, `?`, `[a-z]`, `[^a-z]` and `\`, none of which but a negated class takes a slash. */
export function pathMatch(pattern: string, path: string): boolean {
  return matchTests(testsOf(pattern), Array.from(path));
}

/** A star, or a test of one character. */
type Test = "*" | ((character: string) => boolean);

const parsed = new Map<string, readonly Test[]>();

function testsOf(pattern: string): readonly Test[] {
  let tests = parsed.get(pattern);
  if (tests === undefined) {
    tests = parseTests(Array.from(pattern));
    if (parsed.size > 1000) parsed.clear();
    parsed.set(pattern, tests);
  }
  return tests;
}

function parseTests(pattern: readonly string[]): Test[] {
  const tests: Test[] = [];
  for (let at = 0; at < pattern.length; ) {
    const character = pattern[at++] as string;
    if (character === "*") {
      if (tests.at(-1) !== "*") tests.push("*");
    } else if (character === "?") tests.push((other) => other !== "/");
    else if (character === "[") {
      const [test, end] = parseClass(pattern, at);
      tests.push(test);
      at = end;
    } else {
      const literal = character === "\\" ? pattern[at++] : character;
      if (literal === undefined) throw new GlobError("syntax error in pattern");
      tests.push((other) => other === literal);
    }
  }
  return tests;
}

function parseClass(pattern: readonly string[], start: number): [test: Test, end: number] {
  let at = start;
  const negated = pattern[at] === "^";
  if (negated) at++;
  const ranges: (readonly [low: string, high: string])[] = [];
  while (ranges.length === 0 || pattern[at] !== "]") {
    const [low, afterLow] = bound(pattern, at);
    const [high, afterHigh] = pattern[afterLow] === "-" ? bound(pattern, afterLow + 1) : [low, afterLow];
    ranges.push([low, high]);
    at = afterHigh;
  }
  const test = (character: string): boolean =>
    ranges.some(([low, high]) => low <= character && character <= high) !== negated;
  return [test, at + 1];
}

/** Goes back to the last star only, which is enough: what an earlier one took could not be more. */
function matchTests(tests: readonly Test[], path: readonly string[]): boolean {
  let at = 0;
  let test = 0;
  let star = -1;
  let starAt = 0;
  while (at < path.length) {
    const current = tests[test];
    if (current === "*") {
      star = test++;
      starAt = at;
    } else if (current?.(path[at] as string) === true) {
      at++;
      test++;
    } else {
      if (star < 0 || path[starAt] === "/") return false;
      at = ++starAt;
      test = star + 1;
    }
  }
  while (tests[test] === "*") test++;
  return test === tests.length;
}

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
 * The globs of `.Files.Glob`: as {@link pathMatch}, and `**` takes slashes, `{a,b}` are alternatives, `[!a-z]` negates.
 *
 * @example
 * globMatcher("config/**.{yaml,json}")("config/a/b.yaml"); // true
 */
export function globMatcher(pattern: string): (path: string) => boolean {
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
        if (--depth < 0) throw new GlobError("unexpected }");
        source += ")";
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
  if (depth > 0) throw new GlobError("unexpected end of input");
  return source;
}
