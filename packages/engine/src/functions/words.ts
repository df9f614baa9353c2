import { repaired } from "../value/text.ts";
import { lower, upper } from "./case.ts";

const connector = /[-_\t\n\v\f\r \u0085\u00a0\u2000-\u200a\u2028\u2029\u3000]/;

/** A word and its kind, as `xstrings` cuts texts into words. */
interface Word {
  readonly kind: "none" | "number" | "upper" | "alphabet" | "connector" | "punct" | "other";
  readonly text: string;
}

const letter = /\p{L}/u;
const ideograph = /[\u3400-\u4d85\u4e00-\u9fcc\u{20000}-\u{2b81d}]/u;
const broken = /^[\udc80-\udcff\ufffd]$/;
const upperLetter = /\p{Lu}/u;

/** Letters but for the common ideographs. */
function isAlphabet(character: string): boolean {
  return letter.test(character) && !ideograph.test(character);
}

function splitWords(text: string): Word[] {
  const characters = Array.from(text);
  const words: Word[] = [];
  for (let at = 0; at < characters.length; ) {
    const word = wordAt(characters, at);
    words.push(word);
    at += Array.from(word.text).length;
  }
  return words;
}

/** The next place of a character that is text: what is none belongs to the word that it comes after. */
function nextValid(characters: readonly string[], from: number): number {
  let at = from;
  while (at < characters.length && broken.test(characters[at] as string)) at++;
  return at;
}

function wordAt(characters: readonly string[], from: number): Word {
  const valid = nextValid(characters, from);
  const first = characters[valid];
  if (first === undefined) return { kind: "none", text: characters.slice(from).join("") };
  const run = (test: (character: string) => boolean): number => {
    let at = valid + 1;
    for (;;) {
      const next = nextValid(characters, at);
      const character = characters[next];
      if (character === undefined) return characters.length;
      if (!test(character)) return at;
      at = next + 1;
    }
  };
  const word = (kind: Word["kind"], end: number): Word => ({
    kind,
    text: characters.slice(from, end).join(""),
  });
  const isLower = (character: string): boolean => isAlphabet(character) && !upperLetter.test(character);
  if (connector.test(first))
    return word(
      "connector",
      run((character) => connector.test(character)),
    );
  if (/\p{P}/u.test(first))
    return word(
      "punct",
      run((character) => /\p{P}/u.test(character)),
    );
  if (upperLetter.test(first)) {
    const end = run((character) => upperLetter.test(character));
    if (end === valid + 1) return word("upper", run(isLower));
    const next = characters[end];
    return word("upper", next !== undefined && isAlphabet(next) ? end - 1 : end);
  }
  if (isAlphabet(first)) return word("alphabet", run(isLower));
  if (/\p{N}/u.test(first))
    return word(
      "number",
      run((character) => /\p{N}/u.test(character)),
    );
  const ends = (character: string): boolean =>
    !connector.test(character) && !isAlphabet(character) && !/[\p{N}\p{P}]/u.test(character);
  return word("other", run(ends));
}

function lowered(word: Word, joint: string): string {
  if (word.kind !== "upper" && word.kind !== "connector") return word.text;
  return Array.from(repaired(word.text), (character) =>
    connector.test(character) ? joint : upperLetter.test(character) ? lower(character) : character,
  ).join("");
}

const none: Word = { kind: "none", text: "" };

function isJoint(word: Word): boolean {
  return word.kind === "connector" || word.kind === "punct";
}

/** Words in lower case with a connector between them; a number belongs to the word before it. */
function lowerWords(text: string, joint: string): string {
  const words = splitWords(text);
  let out = "";
  let at = 0;
  let word = words[at++] ?? none;
  const next = (): Word => {
    word = words[at++] ?? none;
    return word;
  };
  while (at < words.length) {
    if (word.kind !== "connector") out += lowered(word, joint);
    const previous = word;
    next();
    switch (previous.kind) {
      case "number":
        while (word.kind === "alphabet" || word.kind === "number") {
          out += lowered(word, joint);
          next();
        }
        if (word.kind !== "none" && !isJoint(word)) out += joint;
        break;
      case "connector":
        out += lowered(previous, joint);
        break;
      case "punct":
        break;
      default: {
        if (word.kind !== "number") {
          if (!isJoint(word)) out += joint;
          break;
        }
        if (at >= words.length) break;
        const number = word;
        next();
        if ((word as Word).kind !== "alphabet") {
          out += lowered(number, joint);
          if (!isJoint(word)) out += joint;
          break;
        }
        out += joint + lowered(number, joint);
        while ((word as Word).kind === "alphabet" || (word as Word).kind === "number") {
          out += lowered(word, joint);
          next();
        }
        if ((word as Word).kind !== "none" && !isJoint(word)) out += joint;
      }
    }
  }
  return out + lowered(word, joint);
}

/** @example snakeCase("FirstName"); // "first_name" */
export function snakeCase(text: string): string {
  return lowerWords(text, "_");
}

/** @example kebabCase("FirstName"); // "first-name" */
export function kebabCase(text: string): string {
  return lowerWords(text, "-");
}

/** @example pascalCase("http_server"); // "HttpServer" */
export function pascalCase(text: string): string {
  const characters = Array.from(repaired(text));
  let out = "";
  let at = 0;
  while (at < characters.length && connector.test(characters[at] as string)) out += characters[at++];
  if (at >= characters.length) return out;
  const first = characters[at++] as string;
  // The capitals that follow a capital at the start of a word are lowered.
  let inCapitals = upperLetter.test(first);
  let last = upper(first);
  for (; at < characters.length; at++) {
    const before = last;
    last = characters[at] as string;
    if (connector.test(before)) {
      if (connector.test(last)) {
        out += before;
        continue;
      }
      inCapitals = upperLetter.test(last);
      last = upper(last);
      continue;
    }
    inCapitals &&= upperLetter.test(last);
    if (inCapitals) last = lower(last);
    out += before;
  }
  return out + last;
}
