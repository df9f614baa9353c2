import fc from "fast-check";
import { type Kind, type Signature, signatures } from "./signatures.ts";

const texts = [
  "",
  "a",
  "abc",
  "Hello World",
  "foo-bar_baz",
  "  padded  ",
  "a,b,,c",
  "/x/../y.tar.gz",
  "ünïcödé",
  "日本語",
  "line\nbreak\n",
  "tab\there",
  "1.5",
  "0x1F",
  "010",
  "-7",
  "1e3",
  "true",
  "null",
  "~",
  "yes",
  "no",
  "off",
  "{a: 1}",
  "[1, 2]",
  '{"b": [1, {"c": null}]}',
  "- x\n- y: 2\n",
  "k: v\nm:\n  n: 3.0\n",
  "x: [\n",
  "a\\b",
  "'single'",
  '"double"',
  '<a href="x">&</a>',
  "http://user:pw@host:80/p/q?x=1#frag",
  "YWJj",
  "MFRGG===",
  "{{ .Release.Name }}",
  '{{ fail "in tpl" }}',
  "{{ if }}",
  "# comment",
  "a: b: c",
  'key = 1\n[t]\nx = "y"\n',
  "1h30m",
  "90",
  "-0.0",
  "9223372036854775807",
  "12345678901234567890",
  "fuzz.print",
  "fuzz.yaml",
  "fuzz.missing",
  "a#b",
  "a: ",
  "trailing ",
  " lead",
  "!tag",
  "&anchor",
  "*alias",
  "%percent",
  "@at",
  "`tick`",
  "very long text that goes on and on, with words of several lengths, past the eighty columns where a writer may fold",
] as const;
const patterns = [
  "a",
  "[a-z]+",
  "(\\w)(\\d*)",
  "^.*$",
  "(?i)HELLO",
  "b|c",
  "\\s",
  "(",
  "x*",
  "(?P<n>o)",
  "[^,]",
  "",
] as const;
const versions = [
  "1.2.3",
  "v1.20.0",
  "1.2",
  "1.2.3-rc.1+b",
  ">=1.20.0-0",
  "^1.2",
  "~1.2.3",
  "1.x",
  ">1 <3 || 5.x",
  "1.2 - 2.3.4",
  "bad",
  "=v1.2.3",
  "!=1.2.3",
  "",
] as const;
const layouts = [
  "2006-01-02",
  "2006-01-02T15:04:05Z07:00",
  "Mon Jan _2 15:04:05 MST 2006",
  "03:04PM .000",
  "x",
  "",
] as const;
const fields = [
  "$.Values.text",
  "$.Values.number",
  "$.Values.whole",
  "$.Values.flag",
  "$.Values.list",
  "$.Values.map",
  "$.Values.nothing",
  "$.Values.missing",
  "$.Values.map.a",
  "$.Values.map.missing.b",
  "$.Values.any",
  "$.Release.Name",
  "$.Chart.Version",
  "$.Values",
  "$text",
  "$number",
  "$list",
  "$map",
  ".",
] as const;

/** How an expression stands among arguments. */
function argument(expression: string): string {
  return /^[^\s"`'()|]+$|^"(?:[^"\\]|\\.)*"$/.test(expression) ? expression : `(${expression})`;
}

const quoted = (text: string): string => JSON.stringify(text);
const ints = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -3, max: 12 }) },
  fc.constantFrom(0, 100, 2147483648, 1000000),
);
const floats = fc.constantFrom(
  "0.5",
  "-1.25",
  "3.0",
  "1e3",
  "1e21",
  "0.1",
  "123456789.125",
  "1_000.5",
  "0x1p4",
);

/** Expressions of a kind without calls. */
function leaf(kind: Kind): fc.Arbitrary<string> {
  const field = fc.constantFrom(...fields);
  switch (kind) {
    case "text":
      return fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...texts).map(quoted) },
        fc.constantFrom("$.Values.text", "$text", "$.Values.map.a", "`raw`"),
      );
    case "int":
      return fc.oneof(
        { weight: 4, arbitrary: ints.map(String) },
        fc.constantFrom("'a'", "0x1F", "0o17", "0b101", "1_000", "$number", "(int $.Values.whole)"),
      );
    case "float":
      return fc.oneof({ weight: 3, arbitrary: floats }, fc.constantFrom("$.Values.number", "$.Values.whole"));
    case "bool":
      return fc.constantFrom("true", "false", "$.Values.flag");
    case "list":
      return fc.constantFrom(
        "$.Values.list",
        "$list",
        "(list 1 2 3)",
        '(list "b" "a" "b")',
        "(list)",
        '(list nil 1 "x")',
        "(until 3)",
      );
    case "dict":
      return fc.constantFrom(
        "$.Values.map",
        "$map",
        '(dict "a" 1 "b" "x")',
        "(dict)",
        '(dict "a" (dict "b" nil))',
      );
    case "pattern":
      return fc.constantFrom(...patterns).map(quoted);
    case "version":
      return fc.constantFrom(...versions).map(quoted);
    case "moment":
      return fc.constantFrom(
        '(toDate "2006-01-02" "2020-02-29")',
        '(toDate "2006-01-02T15:04:05Z07:00" "1999-12-31T23:59:60Z")',
        '(toDate "2006-01-02T15:04:05Z07:00" "2021-07-01T01:02:03.456+05:30")',
        "1700000000",
        "0",
        "-1",
        "(int64 86400)",
      );
    case "layout":
      return fc.constantFrom(...layouts).map(quoted);
    case "any":
      return fc.oneof(
        { weight: 3, arbitrary: field },
        ...(["text", "int", "float", "bool", "list", "dict"] as const).map(leaf),
        fc.constant("nil"),
      );
    default:
      return kind satisfies never;
  }
}

const verb = fc
  .tuple(
    fc.constantFrom("", "", "", "-", "+", "#", "0", " "),
    fc.constantFrom("", "", "5", "12", "*"),
    fc.constantFrom("", "", ".2", ".0", "."),
    fc.constantFrom(..."vvvdsqxXtTeEfgGcUbo%"),
  )
  .map((parts) => `%${parts.join("")}`);
const format = fc
  .array(fc.oneof(verb, fc.constantFrom("a", " ", "é", "%[1]v", "%+v", "%#v")), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => quoted(parts.join("")));

function call({ name, params, rest }: Signature, depth: number): fc.Arbitrary<string> {
  const of = (kind: Kind): fc.Arbitrary<string> =>
    fc.oneof(
      { weight: 30, arbitrary: expression(kind, depth - 1) },
      { weight: 1, arbitrary: expression("any", depth - 1) },
    );
  const first =
    name === "printf"
      ? [format]
      : name === "include"
        ? [fc.constantFrom('"fuzz.print"', '"fuzz.yaml"', '"fuzz.loop"', '"fuzz.missing"')]
        : [];
  const fixed = fc.tuple(...first, ...params.slice(first.length).map(of));
  const more = rest === undefined ? fc.constant([]) : fc.array(of(rest), { maxLength: 3 });
  return fc.tuple(fixed, more, fc.boolean()).map(([own, others, piped]) => {
    const args = [...own, ...others];
    const last = args.at(-1);
    if (!piped || last === undefined || last === "nil") return [name, ...args.map(argument)].join(" ");
    const stage = [name, ...args.slice(0, -1).map(argument)].join(" ");
    return `${last} | ${stage}`;
  });
}

const known = new Map<string, fc.Arbitrary<string>>();

/** Expressions that give a kind, most of the time. */
export function expression(kind: Kind, depth: number): fc.Arbitrary<string> {
  const key = `${kind} ${depth}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const functions = depth > 0 ? signatures.get(kind) : undefined;
  const kinds = ["text", "int", "float", "bool", "list", "dict"] as const;
  const made =
    functions === undefined
      ? leaf(kind)
      : fc.oneof(
          { weight: 1, arbitrary: leaf(kind) },
          {
            weight: 3,
            arbitrary: fc.constantFrom(...functions).chain((signature) => call(signature, depth)),
          },
          ...(kind === "any" ? kinds.map((each) => ({ weight: 1, arbitrary: expression(each, depth) })) : []),
        );
  known.set(key, made);
  return made;
}
