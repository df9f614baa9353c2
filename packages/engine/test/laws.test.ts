import fc from "fast-check";
import { describe, expect, inject, test } from "vitest";
import type { Case } from "./support/case-file.ts";
import { engineOutput, helmOutputs } from "./support/run-cases.ts";

const scalar = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(..." \n:#-'\"\\,[]{}&*!|>%@`?aé1.0ntyes~<\t"), maxLength: 30 }),
  fc.constantFrom(
    "true",
    "null",
    "0x1",
    "1e3",
    "0o7",
    "1_0",
    "2020-01-01",
    "12:30",
    ".5",
    "-",
    "---",
    "=",
    "<<",
    "y",
    "No",
  ),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(
      fc.string({ unit: fc.constantFrom(..."aB1_-./ é10"), minLength: 1, maxLength: 6 }),
      tie("value"),
      { maxKeys: 4 },
    ),
  ),
}));

const verbs = fc.constantFrom(
  "v",
  "s",
  "d",
  "q",
  "x",
  "X",
  "T",
  "t",
  "f",
  "g",
  "e",
  "b",
  "o",
  "c",
  "U",
  "#v",
  "+v",
  "5d",
  "-8v",
  "08.3f",
  ".2s",
  "+d",
  "6.2v",
  "#x",
  "% x",
);

function written(template: string, data: unknown): Case {
  return { title: "", values: JSON.stringify({ a: data, i: 3 }), template, expected: { 3: "", 4: "" } };
}

function agree(cases: readonly Case[]): void {
  const tools = inject("tools");
  const ours = new Map(cases.map((each) => [each, engineOutput(each, 4)]));
  const theirs = helmOutputs(cases, tools.helm4, (each) => ours.get(each) ?? "");
  expect([...ours.values()]).toEqual(theirs);
}

const { numRuns, seed } = inject("effort").properties["engine/laws"];

describe("the engine gives what real Helm gives, for values that nobody chose", () => {
  test("YAML and JSON", () => {
    const data = fc.sample(value, { numRuns, seed });
    agree(
      data.map((each) =>
        written(
          "{{ toYaml .Values.a }}|{{ toJson .Values.a }}|{{ .Values.a }}|{{ toYamlPretty .Values.a }}",
          each,
        ),
      ),
    );
  });

  test("YAML read back is what was written", () => {
    const data = fc.sample(value, { numRuns, seed });
    agree(data.map((each) => written('{{ fromYaml (toYaml (dict "x" .Values.a)) | toJson }}', each)));
  });

  test("printf", () => {
    const data = fc.sample(fc.tuple(verbs, value), { numRuns, seed });
    agree(
      data.map(([verb, each]) =>
        written(
          `{{ printf "%${verb}" .Values.a }}|{{ .Values.a | quote }}|{{ printf "%${verb}" (int .Values.i) }}`,
          each,
        ),
      ),
    );
  });

  test("comparison of scalars", () => {
    const pairs = fc.sample(
      fc.tuple(
        fc.string({ maxLength: 4 }),
        fc.string({ maxLength: 4 }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.integer(),
      ),
      { numRuns: Math.ceil(numRuns / 3), seed },
    );
    agree(
      pairs.map(([a, b, c, d]) =>
        written(
          "{{ range list .Values.a.s .Values.a.n }}{{ lt (index . 0) (index . 1) }}{{ le (index . 0) (index . 1) }}{{ eq (index . 0) (index . 1) }}{{ ne (index . 0) (index . 1) }}{{ gt (index . 0) (index . 1) }}{{ end }}",
          { s: [a, b], n: [c, d] },
        ),
      ),
    );
  });
});
