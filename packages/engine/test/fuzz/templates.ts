import fc from "fast-check";
import type { Case } from "../support/case-file.ts";
import { expression, helperNames } from "./expressions.ts";
import type { Kind } from "./signatures.ts";

const depth = 2;
const any = expression("any", depth);
const condition = fc.oneof(expression("bool", 2), expression("any", 1));
const trim = fc.constantFrom("{{ ", "{{- ", "{{");
const close = fc.constantFrom(" }}", " -}}", "}}");
const text = fc.constantFrom("x", " ", "\n", "  y\n", "\n\n", "# c\n", "a: ", "é", "");

function action(inner: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(trim, inner, close).map((parts) => parts.join(""));
}

const printed = action(
  fc.oneof(
    { weight: 4, arbitrary: any },
    ...(["text", "int", "float", "bool", "list", "dict"] as Kind[]).map((kind) => expression(kind, depth)),
  ),
);
const assigned = action(
  fc.oneof(
    expression("text", 2).map((made) => `$text = ${made}`),
    any.map((made) => `$other := ${made}`),
    expression("list", 2).map((made) => `$list = ${made}`),
  ),
);
const called = fc
  .tuple(fc.constantFrom(...helperNames, "made.block", "made.inner"), fc.option(any, { nil: "" }))
  .map(([name, data]) => `{{ template "${name}" ${data} }}`);
const comment = fc.constantFrom("{{/* a comment */}}", "{{- /* a comment */ -}}");

function joined(...parts: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  return fc.tuple(...parts).map((made) => made.join(""));
}

function body(level: number, inLoop: boolean): fc.Arbitrary<string> {
  const leave = action(fc.constantFrom("break", "continue"));
  const simple = [
    { weight: 5, arbitrary: printed },
    { weight: 3, arbitrary: text },
    { weight: 1, arbitrary: assigned },
    { weight: 1, arbitrary: comment },
    { weight: 1, arbitrary: called },
  ];
  const guarded = fc.tuple(condition, leave).map(([when, made]) => `{{ if ${when} }}${made}{{ end }}`);
  const parts = [...simple, ...(inLoop ? [{ weight: 1, arbitrary: guarded }] : [])];
  if (level > 0) parts.push({ weight: 3, arbitrary: branch(level - 1, inLoop) });
  return fc.array(fc.oneof(...parts), { minLength: 1, maxLength: 2 }).map((made) => made.join(""));
}

function branch(level: number, inLoop: boolean): fc.Arbitrary<string> {
  const inner = body(level, inLoop);
  const loop = body(level, true);
  const word = (text: string): fc.Arbitrary<string> => action(fc.constant(text));
  const head = (keyword: string, of: fc.Arbitrary<string>): fc.Arbitrary<string> =>
    action(of.map((made) => `${keyword} ${made}`));
  const end = word("end");
  const otherwise = fc.oneof(
    { weight: 2, arbitrary: fc.constant("") },
    { weight: 1, arbitrary: joined(word("else"), inner) },
  );
  const declared = fc
    .tuple(fc.constantFrom("", "", "$w := ", "$text = "), any)
    .map((parts) => parts.join(""));
  const chosen = fc.tuple(fc.constantFrom("", "", "", "$c := "), condition).map((parts) => parts.join(""));
  const ranged = fc.oneof(
    expression("list", 2),
    expression("dict", 2),
    expression("int", 1),
    expression("any", 1),
  );
  const each = fc.oneof(
    joined(head("range", ranged), fc.constant("{{ . }}")),
    joined(head("range $v :=", ranged), fc.constant("{{ $v }}{{ . }}")),
    joined(head("range $i, $v :=", ranged), fc.constant("{{ $i }}={{ $v }}")),
    joined(head("range $text, $map =", ranged), fc.constant("{{ $text }}={{ $map }}")),
  );
  return fc.oneof(
    { weight: 2, arbitrary: joined(head("if", chosen), inner, otherwise, end) },
    {
      weight: 1,
      arbitrary: joined(head("if", chosen), inner, head("else if", chosen), inner, otherwise, end),
    },
    { weight: 2, arbitrary: joined(head("with", declared), fc.constant("{{ . }}"), inner, otherwise, end) },
    {
      weight: 1,
      arbitrary: joined(head("with", declared), inner, head("else with", declared), inner, otherwise, end),
    },
    { weight: 3, arbitrary: joined(each, loop, otherwise, end) },
    { weight: 1, arbitrary: joined(head('block "made.block"', any), body(0, false), end) },
  );
}

/** A named template in the file itself. */
const defined = fc
  .tuple(trim, close, body(1, false))
  .map(([open, shut, made]) => `${open}define "made.inner"${shut}${made}{{ end }}`);

const scalar = fc.oneof(
  fc.constantFrom(
    "",
    "yes",
    "on",
    "0x10",
    "1e3",
    "null",
    "~",
    "a: b",
    "- x",
    "#c",
    "multi\nline\n",
    "multi\nline",
    " lead",
    "trail ",
    "\ttab",
    "日本",
    "it's",
    'say "x"',
    "1.0",
    "0o7",
    "2020-01-01",
    "=",
    "<<",
    "é\u0000",
  ),
  fc.string({ unit: "grapheme", maxLength: 8 }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);
const key = fc.constantFrom("a", "b", "c", "a-b", "on", "1", "x.y", "~", "", "Key", "key10", "key9", "é");
const nested = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: "small", withCrossShrink: true }, scalar, tie("list"), tie("map")),
  list: fc.array(tie("value"), { maxLength: 3 }),
  map: fc.dictionary(key, tie("value"), { maxKeys: 4, noNullPrototype: true }),
}));

const values = fc.record({
  text: fc.oneof(fc.constantFrom("some text", "Mixed Case-Text", "10", ""), fc.string({ maxLength: 10 })),
  number: fc.oneof(
    fc.constantFrom(0, 0.1, 1.5, 12345678, 1e21, -2.5),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  ),
  whole: fc.integer({ min: -5, max: 20 }),
  flag: fc.boolean(),
  list: nested.list,
  map: nested.map,
  nothing: fc.constant(null),
  any: nested.value,
});

/** Names that every template starts with, so that expressions can use them. */
const head =
  '{{- $text := "start" }}{{ $number := 7 }}{{ $list := .Values.list }}{{ $map := .Values.map }}{{ with .Values -}}\n';

/** A template of which some characters are gone or are others: most are refused. */
const broken = fc
  .tuple(
    body(1, false),
    fc.nat(),
    fc.integer({ min: 0, max: 3 }),
    fc.constantFrom(
      "",
      "{{",
      "}}",
      "(",
      ")",
      "|",
      '"',
      "`",
      "'",
      ":=",
      "=",
      "$",
      ".",
      ",",
      "-",
      "/*",
      "1x",
      "end",
      " ",
    ),
  )
  .map(([template, at, count, other]) => {
    const from = template.length === 0 ? 0 : at % template.length;
    return template.slice(0, from) + other + template.slice(from + count);
  });

const nothing = fc.constant("");

/** What stands before the template proper, and that. */
const whole = fc.oneof(
  { weight: 30, arbitrary: fc.tuple(nothing, body(1, false)) },
  { weight: 3, arbitrary: fc.tuple(nothing, body(2, false)) },
  { weight: 1, arbitrary: fc.tuple(defined, body(1, false)) },
  { weight: 2, arbitrary: fc.tuple(nothing, broken) },
);

/** Templates with their values. */
export const templates: fc.Arbitrary<Case> = fc.tuple(whole, values).map(([[before, template], given]) => ({
  title: "made",
  template: `${before}${head}${template}{{ end }}`,
  values: JSON.stringify(given),
  expected: { 3: "", 4: "" },
}));

/** The files that a chart of the fuzzer has besides those of a case: named templates, and some to look at. */
export const helperFiles: ReadonlyMap<string, string | Uint8Array> = new Map<string, string | Uint8Array>([
  ["more/lines.txt", "one\r\ntwo\n\n  three"],
  ["more/empty", ""],
  ["more/bytes.bin", Uint8Array.of(0, 0xff, 0x41, 0xc3, 0xa9, 0xc3)],
  [
    "templates/_fuzz.tpl",
    `{{- define "fuzz.deep" }}
  {{- include "fuzz.print" (tpl "{{ toYaml . | indent 1 }}" .) }}{{ end }}
{{- define "fuzz.required" }}{{ with . }}{{ required "a value is needed" .a }}{{ end }}{{ end }}
{{- define "fuzz.print" }}<{{ . }}>{{ end }}
{{- define "fuzz.yaml" }}{{ toYaml . | nindent 2 }}{{ end }}
{{- define "fuzz.loop" }}{{ range $k, $v := . }}[{{ $k }}={{ $v }}]{{ else }}none{{ end }}{{ end }}
`,
  ],
]);
