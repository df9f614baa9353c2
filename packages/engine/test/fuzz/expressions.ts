import fc from "fast-check";
import { documents, documentsFor, toml } from "./documents.ts";
import { type Kind, type Signature, signatures } from "./signatures.ts";
import { fields, files, layouts, members, patterns, texts, versions } from "./vocabulary.ts";

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
        { weight: 1, arbitrary: documents },
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
        '(toDate "2006-01-02" "2020-02-30")',
        '(mustToDate "Jan _2 2006 MST" "Feb  3 2011 EST")',
        '(toDate "2006-01-02T15:04:05Z07:00" "1999-12-31T23:59:60Z")',
        '(toDate "2006-01-02T15:04:05Z07:00" "2021-07-01T01:02:03.456+05:30")',
        "1700000000",
        "0",
        "-1",
        "(int64 86400)",
      );
    case "toml":
      return toml;
    case "file":
      return fc.constantFrom(...files).map(quoted);
    case "keyType":
      return fc.constantFrom('"ecdsa"', '"ed25519"', '"x"');
    case "layout":
      return fc.constantFrom(...layouts).map(quoted);
    case "any":
      return fc.oneof(
        { weight: 3, arbitrary: field },
        { weight: 1, arbitrary: fc.constantFrom(...members) },
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
    fc.constantFrom(..."vvvdsqxXtTeEfFgGcUboO%", "w", "p", "z", "!", "é", ""),
  )
  .map((parts) => `%${parts.join("")}`);
const format = fc
  .array(
    fc.oneof(
      verb,
      fc.constantFrom(
        "a",
        " ",
        "é",
        "%[1]v",
        "%+v",
        "%#v",
        "%[3]d",
        "%[2]*[1]d",
        "%.[2]*f",
        "%[x]d",
        "%[1",
        "%",
      ),
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((parts) => quoted(parts.join("")));

function call({ name, params, rest, through }: Signature, depth: number): fc.Arbitrary<string> {
  const of = (kind: Kind): fc.Arbitrary<string> =>
    fc.oneof(
      { weight: 30, arbitrary: expression(kind, depth - 1) },
      { weight: kind === "toml" || kind === "keyType" ? 0 : 1, arbitrary: expression("any", depth - 1) },
    );
  const first =
    name === "printf"
      ? [format]
      : name === "include"
        ? [fc.constantFrom(...helperNames.map(quoted))]
        : name === "tpl"
          ? [
              fc.oneof(
                of("text"),
                fc
                  .tuple(fc.constantFrom(...frames), expression("any", depth - 1))
                  .map(([frame, inner]) => quoted(frame.replace("…", () => inner))),
              ),
            ]
          : Object.hasOwn(documentsFor, name)
            ? [fc.oneof(of("text"), documentsFor[name] as fc.Arbitrary<string>)]
            : [];
  const fixed = fc.tuple(...first, ...params.slice(first.length).map(of));
  const more = rest === undefined ? fc.constant([]) : fc.array(of(rest), { maxLength: 3 });
  return fc.tuple(fixed, more, fc.boolean()).map(([own, others, piped]) => {
    const args = [...own, ...others];
    const last = args.at(-1);
    if (!piped || last === undefined || last === "nil")
      return [name, ...args.map(argument)].join(" ") + through;
    const stage = [name, ...args.slice(0, -1).map(argument)].join(" ");
    return `${last} | ${stage}${through}`;
  });
}

/** Templates that are written out here and there in the text of another, with a place for an expression. */
const frames = [
  "a {{ … }}\n",
  "{{- if … -}} y {{ else }}n{{ end }}",
  "{{ range … }}{{ . }},{{ else }}none{{ end }}",
  "{{ with … }}{{ . }}{{ end }}",
  '{{ define "in.tpl" }}[{{ . }}]{{ end }}{{ include "in.tpl" (…) }}{{ template "in.tpl" . }}',
  '{{ block "in.block" (…) }}{{ . }}{{ end }}',
  '{{ tpl "{{ . }}-{{ $ }}" (…) }}',
  '{{ include "fuzz.yaml" (…) }}',
  '\n\n  {{ $x := … }}{{ $x }}{{ fail "here" }}',
  '{{ tpl (printf "{{ %s }}" (…)) $ }}',
];

/** The named templates that a chart of the fuzzer has, and one that it has not. */
export const helperNames = [
  "fuzz.print",
  "fuzz.yaml",
  "fuzz.loop",
  "fuzz.deep",
  "fuzz.required",
  "fuzz.missing",
] as const;

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
