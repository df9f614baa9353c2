import fc from "fast-check";
import { describe, expect, inject, test } from "vitest";
import { stringify } from "yaml";
import { printYaml } from "../src/files/print-yaml.ts";

const byLibrary = (data: unknown) =>
  stringify(data, { version: "1.1", lineWidth: 0, defaultKeyType: "PLAIN", aliasDuplicateObjects: false });

const texts = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.stringMatching(/^[A-Za-z/_:#\-., ]{0,12}$/),
  fc.stringMatching(/^[-+.0-9eExo_:~<]{0,8}$/),
  fc.stringMatching(/^\d{1,3}(\.\d{1,2}){0,3}([KMGTPEkmsh%]i?)?$/),
  fc.string({
    unit: fc.constantFrom("a", "b", " ", "\n", "\t", "-", "#", ":", '"', "'", "%"),
    maxLength: 60,
  }),
  fc.constantFrom(
    "yes",
    "On",
    "null",
    "~",
    "---",
    "...",
    "0644",
    "1e3",
    "12:30",
    "2001-01-01",
    "a: b",
    "a #b",
    "=",
    "<<",
  ),
);
const data = fc.letrec((tie) => ({
  any: fc.oneof({ depthSize: "small" }, tie("scalar"), tie("list"), tie("mapping")),
  scalar: fc.oneof(texts, fc.integer(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null)),
  list: fc.array(tie("any"), { maxLength: 4 }),
  mapping: fc.dictionary(texts, tie("any"), { maxKeys: 5 }),
})).any;

describe("printYaml", () => {
  test("writes what the library writes", () => {
    fc.assert(
      fc.property(data, (value) => {
        expect(printYaml(value)).toBe(byLibrary(value));
      }),
      inject("effort").properties["renderer/print-yaml"],
    );
  });

  test.each([
    ["lists in lists", [[1, [2, []]], [{}], [{ a: [] }]]],
    ["a block of text in an item", { a: [{ b: "one\n\n two\n" }, "x\ny"] }],
    ["a key of several lines", { a: { "b\nc": 1 } }],
    ["nothing", {}],
    ["a text alone", "yes"],
  ])("%s", (_, value) => {
    expect(printYaml(value)).toBe(byLibrary(value));
  });
});
