import {
  coalesce,
  defaultOf,
  type Json,
  type ObjectSchema,
  type Requirement,
  type SchemaNode,
} from "@chartwright/model";
import fc from "fast-check";

/** Texts that read as something else, or that a careless template breaks on. */
const treacherous = [
  "",
  " ",
  "1.10",
  "on",
  "y",
  "~",
  "null",
  "0644",
  "0o17",
  "0x1F",
  "1e3",
  "12345678",
  "1_000",
  ".5",
  ".inf",
  "-.INF",
  "NaN",
  "2026-01-01",
  "12:30:45",
  "true",
  "=",
  "- a",
  "? a",
  "a: b",
  "a #b",
  "#a",
  "%a",
  "@a",
  "`a`",
  "!a",
  "&a",
  "*a",
  "|",
  ">",
  "---",
  "...",
  "{{ .Values.x }}",
  "}}",
  "{{",
  "%d %s %!",
  '"',
  "'",
  "\\",
  "a\nb",
  "a\n",
  "\na",
  "  a\n b",
  "a\r\nb",
  "\t",
  "a ",
  "\ufeff",
  "\u0007",
  "é漢😀",
];

/** What Helm itself does not keep, whatever the template: each with what happens. */
const lostByHelm: Readonly<Record<string, RegExp>> = {
  "toYaml gives nothing for data that holds such a control character": /[\u007f-\u009f]/,
  "Go's YAML library writes these line ends as they are, and reads them back as other ones": /[\u2028\u2029]/,
  "helm template trims the end of a document, and with it the end of its last text": /\n\n$/,
  "Go's tables are of Unicode 15.0: it takes these for no letters, and orders keys by that":
    /[\u2ffc-\u2fff\u31ef\u{2ebf0}-\u{2ee5d}]/u,
  "as a key it is YAML's merge, quoted or not": /^<<$/,
};

const text = fc
  .oneof(
    fc.constantFrom(...treacherous),
    fc.string({ unit: "grapheme", maxLength: 12 }),
    fc.array(fc.constantFrom(...treacherous), { maxLength: 4 }).map((parts) => parts.join("")),
  )
  .filter((value) => !Object.values(lostByHelm).some((pattern) => pattern.test(value)));

const whole = fc.oneof(
  fc.integer({ min: -10, max: 10 }),
  fc.maxSafeInteger(),
  fc.constantFrom(999999, 1000000, 12345678),
);
const isNegativeZero = (value: number) => Object.is(value, -0);
const fraction = fc.oneof(
  fc.constantFrom(0.5, 1e21, 1e20, 1e-5, 1e-7, 0.0001, 123456.7, 1234567.8, 100000, 1e6),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !isNegativeZero(value)),
);
const anything = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    fc.oneof(text, whole, fraction, fc.boolean(), fc.constant(null)),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(text, tie("value"), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value as fc.Arbitrary<Json>;

/** Any value that a schema accepts; `undefined` where it may be left out. */
export function arbitraryOf(schema: SchemaNode): fc.Arbitrary<Json | undefined> {
  const value = given(schema);
  if (schema.optional === true) return fc.option(value, { nil: undefined });
  return schema.default === undefined ? value : fc.option(value, { nil: undefined });
}

const template = fc.constantFrom(
  "plain",
  "",
  "{{ .Release.Name }}",
  "{{ .Values.text | quote }}\n",
  "{{- range $key, $value := .Values.map }}{{ $key }}={{ $value }};{{ end -}}",
  "{{ .Chart.Name }} {{ .Release.Namespace }} {{ .Values.count | int64 }}",
);

function given(schema: SchemaNode): fc.Arbitrary<Json> {
  switch (schema.kind) {
    case "string":
      if (schema.template === true) return template;
      return schema.pattern === undefined
        ? text.filter((value) => value.length >= (schema.minLength ?? 0))
        : fc
            .stringMatching(new RegExp(schema.pattern))
            .filter((value) => schema.except?.includes(value) !== true);
    case "integer":
      return whole.filter((value) => value >= (schema.min ?? -Infinity) && value <= (schema.max ?? Infinity));
    case "number":
      return fc.oneof(fraction, whole);
    case "boolean":
      return fc.boolean();
    case "enum":
      return fc.constantFrom(...schema.options);
    case "array":
      return fc.array(given(schema.items), { maxLength: 3 });
    case "map":
      return fc.dictionary(keyOf(schema), given(schema.values), { maxKeys: 3, noNullPrototype: true });
    case "object":
      return fc
        .record(
          Object.fromEntries(Object.entries(schema.properties).map(([name, of]) => [name, arbitraryOf(of)])),
        )
        .map(withoutUndefined)
        .filter((value) => (schema.requires ?? []).every((each) => isMet(each, value, schema)));
    case "union":
      return fc.oneof(...schema.options.map(given));
    case "nullable":
      return fc.option(given(schema.of), { nil: null });
    case "any":
      return anything;
    case "kubernetes":
    case "subchart":
      return fc.constant({});
  }
}

function keyOf({ keyPattern, keyExcept = [] }: SchemaNode & { kind: "map" }): fc.Arbitrary<string> {
  const any = keyPattern === undefined ? text : fc.stringMatching(new RegExp(keyPattern), { maxLength: 12 });
  return any.filter((key) => !keyExcept.includes(key));
}

function isMet({ when, names }: Requirement, value: Json, schema: ObjectSchema): boolean {
  const all = coalesce(defaultOf(schema), value) as Record<string, Json>;
  if (Object.entries(when).some(([name, wanted]) => all[name] !== wanted)) return true;
  return names.every((name) => {
    const given = all[name];
    return typeof given === "object" && given !== null ? Object.keys(given).length > 0 : Boolean(given);
  });
}

function withoutUndefined(record: object): Json {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Json;
}
