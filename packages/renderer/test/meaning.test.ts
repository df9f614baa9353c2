import type { Json } from "@chartwright/model";
import { describe, expect, inject, test } from "vitest";
import { everything } from "./support/everything.ts";
import { chartFolder, helmNotes, helmTemplate, meaningOf } from "./support/helm.ts";

/** Values that break templates which are written without care. */
const valueSets: Readonly<Record<string, Record<string, Json>>> = {
  defaults: {},
  "the other side of each branch": {
    flag: true,
    other: "other",
    nested: { on: false },
    map: { a: "1", b: "2" },
    list: ["x"],
    optionalText: "given",
    count: 1,
    small: 100,
    ratio: 2.5,
    choice: "on",
  },
  "strings that look like something else": {
    text: "1.10",
    other: "on",
    optionalText: "0644",
    choice: "1.10",
    either: "12345678",
    maybe: "null",
    map: {
      a: "yes",
      b: "~",
      c: "1e3",
      d: "0x1F",
      e: "2026-01-01",
      f: "12:30:45",
      g: "",
      h: " lead",
      i: "trail ",
    },
    list: ["true", "no", "1_000", ".inf", "NaN", "0o17", "!tag", "&anchor", "*alias", "- item", "? key", "%"],
  },
  "numbers at the edges": {
    count: 12345678,
    small: 0,
    ratio: 1e21,
    either: 12345678,
    numbers: { a: 0, b: -1, c: 1000000 },
  },
  "whole numbers beyond 32 bits": {
    count: 9007199254740991,
    numbers: { big: 9007199254740991, small: -9007199254740991 },
  },
  fractions: { ratio: 0.000001, numbers: {} },
  "text with every kind of character": {
    text: "tab\there \"quoted\" 'single' back\\slash {{ .Values.x }} # : é 漢 😀 \u0007 \u0085 \u2028 end",
    map: { "a/b.c-d": "v", "key with: colon": "w", é: "x", true: "y", "1": "z" },
    list: ["line\nbreak", "trailing newline\n", "\n leading", "crlf\r\n", "{{ if }}"],
  },
  "multi-line text": { text: "first\n\n  indented\nlast\n", optionalText: "a\n", maybe: "\n" },
  "nested loops": {
    objects: {
      zeta: { port: 1, tags: { b: "2", a: "1" } },
      alpha: { port: 12345678, name: "called", tags: {} },
      empty: {},
    },
    flag: true,
  },
  "anything at all": {
    anything: { list: [1, "on", null, 1.5, true], text: "0644", nested: { a: {} } },
    either: 7,
  },
  "nothing at all": { maybe: null, anything: null, text: "" },
  "long names": { nameOverride: `a${"b".repeat(60)}`, text: "x" },
  "names replaced": { fullnameOverride: "given-name", text: "x" },
};

const nameOf = (object: unknown) => (object as { metadata: { name: string } }).metadata.name;

/** Helm sorts objects its own way. */
function byName(objects: readonly unknown[]): readonly unknown[] {
  return [...objects].sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
}

const helms = ["helm3", "helm4"] as const;

describe.each(helms)("what the model says is what %s renders", (name) => {
  const helm = inject("tools")[name];

  test.each(Object.entries(valueSets))("%s", (_, values) => {
    const expected = meaningOf(everything, { values });
    const rendered = helmTemplate(helm, chartFolder(everything), values).map(({ object }) => object);
    expect(byName(rendered)).toEqual(byName(expected.objects.map(({ object }) => object)));
  });

  test("for names that only differ at their end", () => {
    const folder = chartFolder(everything);
    const release = (end: string) => `${"r".repeat(52)}${end}`;
    const nameFor = (end: string) => {
      const [first] = helmTemplate(helm, folder, {}, release(end));
      return first === undefined ? "" : nameOf(first.object);
    };
    expect(nameFor("a")).not.toBe(nameFor("b"));
    expect(nameFor("a").length).toBeLessThanOrEqual(63);
  });
});

test.each(helms)("what a rule refuses, %s refuses with its message", (name) => {
  const values = { flag: true, text: "refused" };
  expect(meaningOf(everything, { values })).toEqual({
    refused: 'refused with a "flag".',
    objects: [],
    notes: undefined,
  });
  expect(() => helmTemplate(inject("tools")[name], chartFolder(everything), values)).toThrow(
    'refused with a "flag".',
  );
});

test("lookup takes what is in the cluster", () => {
  const object = {
    apiVersion: "example.com/v1",
    kind: "Thing",
    metadata: { namespace: "ns", name: "rel-everything" },
    spec: { text: "live" },
  };
  expect(meaningOf(everything, { cluster: [object] }).objects[0]?.object.spec).toMatchObject({
    lookup: "live",
  });
});

// Helm 3 prints notes only where it reaches a cluster; web-service's test on the cluster sees them.
test.each([{}, { flag: true, nested: { on: false }, count: 12345678, text: '100% "x"' }])(
  "notes of %j",
  (values) => {
    const notes = helmNotes(inject("tools").helm4, chartFolder(everything), values);
    expect(notes.trimEnd()).toBe(meaningOf(everything, { values }).notes?.trimEnd());
  },
);
