/** A pattern of Go's `filepath.Match`, as Helm uses it for `.helmignore` and `--show-only`: runs of one-character tests, each perhaps after a `*`. */
export type Glob = readonly Run[];

interface Run {
  readonly star: boolean;
  /** Absent where the run is malformed, which Go finds only once it comes to the run. */
  readonly tests: readonly CharacterTest[] | undefined;
}

type CharacterTest = (character: string) => boolean;

/** Splits a pattern into its runs. Nothing is refused here: see {@link matchGlob}. */
export function parseGlob(pattern: string): Glob {
  const runs: Run[] = [];
  for (let rest = pattern; rest !== ""; ) {
    const afterStar = rest.replace(/^\*+/, "");
    const length = runLength(afterStar);
    runs.push({ star: afterStar !== rest, tests: parseRun(Array.from(afterStar.slice(0, length))) });
    rest = afterStar.slice(length);
  }
  return runs;
}

/** Where the next `*` stands that is neither escaped nor in a character class. */
function runLength(text: string): number {
  let inClass = false;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === "[") inClass = true;
    else if (text[at] === "]") inClass = false;
    else if (text[at] === "*" && !inClass) return at;
  }
  return text.length;
}

function parseRun(characters: string[]): CharacterTest[] | undefined {
  const tests: CharacterTest[] = [];
  while (characters.length > 0) {
    const test = takeTest(characters);
    if (test === undefined) return undefined;
    tests.push(test);
  }
  return tests;
}

function takeTest(characters: string[]): CharacterTest | undefined {
  const first = characters.shift();
  if (first === "[") return takeClass(characters);
  if (first === "?") return (character) => character !== "/";
  const literal = first === "\\" ? characters.shift() : first;
  return literal === undefined ? undefined : (character) => character === literal;
}

/** The rest of a character class. As in Go, one that is negated also takes a `/`. */
function takeClass(characters: string[]): CharacterTest | undefined {
  const negated = characters[0] === "^";
  if (negated) characters.shift();
  const ranges: (readonly [low: number, high: number])[] = [];
  while (characters[0] !== "]" || ranges.length === 0) {
    const low = takeBound(characters);
    let high = low;
    if (characters[0] === "-") {
      characters.shift();
      high = takeBound(characters);
    }
    if (low === undefined || high === undefined) return undefined;
    ranges.push([low, high]);
  }
  characters.shift();
  return (character) => {
    const code = character.codePointAt(0) ?? 0;
    return ranges.some(([low, high]) => low <= code && code <= high) !== negated;
  };
}

function takeBound(characters: string[]): number | undefined {
  const first = characters.shift();
  if (first === undefined || first === "-" || first === "]") return undefined;
  const bound = first === "\\" ? characters.shift() : first;
  return characters.length === 0 ? undefined : bound?.codePointAt(0);
}

/**
 * Whether a pattern takes the whole name; `undefined` where Go comes upon a malformed part.
 *
 * @example
 * matchGlob(parseGlob("templates/*.y?ml"), "templates/web.yaml"); // true
 */
export function matchGlob(glob: Glob, name: string): boolean | undefined {
  const characters = Array.from(name);
  let at = 0;
  for (const [index, { star, tests }] of glob.entries()) {
    if (tests === undefined) return undefined;
    const isLast = index === glob.length - 1;
    if (star && tests.length === 0) return !characters.includes("/", at);
    const fits = (start: number) => {
      const end = start + tests.length;
      if (isLast ? end !== characters.length : end > characters.length) return false;
      return tests.every((test, offset) => test(characters[start + offset] as string));
    };
    while (!fits(at)) {
      if (!star || at >= characters.length || characters[at] === "/") return false;
      at++;
    }
    at += tests.length;
  }
  return at === characters.length;
}
