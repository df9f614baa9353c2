import fc from "fast-check";

/** Texts of a language's pieces, most of which are not quite well-formed. */
function pieces(most: number, words: readonly string[]): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: most }).map((made) => made.join(""));
}

const yaml = pieces(12, [
  ...["a: ", "b: ", "- ", "-", "? ", ": ", "key:\n", "\n", "\n", "\n", "\n  ", "\n    ", "\n- ", "\na: "],
  ...["x", "1", "1.5e3", "0o17", "0b1", "~", "null", "true", "Yes", ".inf", "-.INF", ".nan", "2020-01-02"],
  ...["'it''s'", "'a\n b'", '"a\\n\\x41\\u00e9"', '"\\q"', '"a\n\n  b"', "plain text", "a#b", " #c", "# c\n"],
  ...["{", "}", "[", "]", ", ", "{a: 1}", "[1, 2]", "|\n", ">\n", "|-\n  t\n", ">+\n  f\n\n", "|2\n"],
  ...[">-\n  a\n   b\n  c\n", "&x ", "*x", "*y", "!!str ", "!!int ", "!t ", "!!binary YQ==", "<<: "],
  ...["---\n", "--- ", "...\n", "%YAML 1.1\n", "@", "`", "%", "\t", "é", "\u0085", "\ufeff", "\u0000", "!"],
]);

const json = pieces(8, [
  ...[
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    '"a"',
    '"b":',
    "1",
    "-0",
    "1e400",
    "01",
    "1.",
    "true",
    "nul",
    "null",
    " ",
  ],
  ...['"\\u00e9\\ud800"', '"\\x"', '"\n"', '{"a":1,"a":2}', "[1,[2]]", "12345678901234567890", "'", "é"],
]);

const quoted = (text: string): string => JSON.stringify(text);

/** Well-formed TOML, as a template writes it. */
export const toml: fc.Arbitrary<string> = fc
  .shuffledSubarray([
    ...["a = 1\n", "b.c = 'x'\n", 'd = """\nx\\\n  y"""\n', "e = [1, 2.5,]\n", "# c\n", "f = {g = true}\n"],
    ...["h = 1979-05-27T07:32:00Z\n", "h2 = 07:32:00\n", "i = 0xff\n", "j = -inf\n", "k = 1_0\n", "[t]\n"],
    ...["[t.u]\n", "[[l]]\n", '"q r" = 1e3\n', "'s' = \"\\u00e9\"\n", "v = 'raw\\'\n", "m = 1979-05-27\n"],
  ])
  .map((made) => quoted(made.join("")));

const bytes = pieces(4, [
  "\\xff",
  "\\xc3",
  "\\xe2\\x82",
  "é",
  "a",
  " ",
  "\\n",
  "A",
  "\\xed\\xa0\\x80",
  "\\ufffd",
]);

/** Texts that some function reads, and bytes that are no text, as templates write them. */
export const documents: fc.Arbitrary<string> = fc.oneof(
  yaml.map(quoted),
  json.map(quoted),
  toml,
  bytes.map((text) => `"${text}"`),
);

/** The texts for each function that reads some. */
export const documentsFor: Readonly<Record<string, fc.Arbitrary<string>>> = {
  fromYaml: yaml.map(quoted),
  fromYamlArray: yaml.map((text) => quoted(`- ${text}`)),
  fromJson: json.map(quoted),
  fromJsonArray: json.map((text) => quoted(`[${text}`)),
  mustFromJson: json.map(quoted),
};
