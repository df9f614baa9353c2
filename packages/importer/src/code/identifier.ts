declare const checked: unique symbol;

/** A text that TypeScript reads as one name. Only this file makes it one. */
export type Identifier = string & { readonly [checked]: true };

/**
 * What may become a name in code: a text that stands in this package's own source, or one that was checked. A text of
 * the input, which is any `string`, does not compile.
 */
export type Named<T extends string> = string extends T ? never : T;

/** Words that a name cannot be in a module. */
const words = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends " +
    "false finally for function if implements import in instanceof interface let new null package private protected " +
    "public return static super switch this throw true try typeof undefined var void while with yield"
  ).split(" "),
);

/** Whether a text can stand behind a dot, or be a key without quotes. */
export function isPropertyName(text: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(text);
}

/** @throws Error where it is no name: a bug of what made the code */
export function identifier(text: string): Identifier {
  if (!isPropertyName(text) || words.has(text)) throw new Error(`bug: ${JSON.stringify(text)} is no name`);
  return text as Identifier;
}

/** The closest name to a text that begins with a lower-case letter and is not taken. */
export function lowerName(text: string, taken: ReadonlySet<string>): Identifier {
  const letters = lettersOf(text, "x");
  return unused(`${letters[0]?.toLowerCase()}${letters.slice(1)}`, taken);
}

/** The closest name to a text that begins with an upper-case letter and is not taken. */
export function upperName(text: string, taken: ReadonlySet<string>): Identifier {
  const letters = lettersOf(text, "X");
  return unused(`${letters[0]?.toUpperCase()}${letters.slice(1)}`, taken);
}

/** The letters of a text, without what stands between its words: a name of at most 60 characters. */
function lettersOf(text: string, first: string): string {
  const letters = text.replaceAll(/\W+([a-z]?)/g, (_, next: string) => next.toUpperCase()).slice(0, 60);
  return /^[A-Za-z]/.test(letters) ? letters : `${first}${letters}`;
}

function unused(wanted: string, taken: ReadonlySet<string>): Identifier {
  for (let number = 1; ; number++) {
    const found = number === 1 ? wanted : `${wanted}${number}`;
    if (!taken.has(found) && !words.has(found)) return identifier(found);
  }
}
