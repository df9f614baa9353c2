import fc from "fast-check";
import { expect, inject, test } from "vitest";
import { hostileText, hostileTexts } from "../../test/support/hostile-text.ts";
import { normal, readCode } from "../../test/support/read-code.ts";
import { arrow, type Code, type Constant, type Declared, data, list, object, text } from "./code.ts";
import { type Identifier, identifier, lowerName, upperName } from "./identifier.ts";
import { docComment } from "./literal.ts";
import { print } from "./print.ts";

const effort = inject("effort").properties["importer/print"];
const string = hostileText("/nowhere");

const identifiers = fc.oneof(
  fc.constantFrom("values", "names", "x", "metadata").map(identifier),
  string.map((each) => lowerName(each, new Set(["text"]))),
  string.map((each) => upperName(each, new Set())),
);
const declared = fc.oneof(identifiers, fc.uniqueArray(identifiers, { minLength: 1, maxLength: 3 }));
const json = fc.jsonValue({ maxDepth: 3, stringUnit: "binary" }).map((value) => value as never);

const { code } = fc.letrec<{ code: Code }>((tie) => {
  const part = tie("code");
  const entry = fc.oneof(
    fc.record({ key: string, value: part }),
    part.map((of) => ({ kind: "spread", of }) as const),
  );
  const constant = fc.record({ names: declared, value: part });
  return {
    code: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.oneof(string, json).map((value) => data(value as string)),
      identifiers.map((name): Code => ({ kind: "name", name })),
      fc.array(entry, { maxLength: 4 }).map(object),
      fc
        .array(
          fc.oneof(
            part,
            part.map((of): Code => ({ kind: "spread", of })),
          ),
          { maxLength: 4 },
        )
        .map(list),
      fc.record({ of: part, name: string }).map((each): Code => ({ kind: "member", ...each })),
      fc
        .record({ fn: part, args: fc.array(part, { maxLength: 3 }) })
        .map((each): Code => ({ kind: "call", ...each })),
      fc
        .tuple(fc.array(declared, { maxLength: 2 }), part, fc.array(constant, { maxLength: 2 }))
        .map(([params, body, constants]) => functionOf(params, body, constants)),
      fc.array(fc.oneof(string, part), { maxLength: 5 }).map(text),
      part.map((of): Code => ({ kind: "cast", of })),
    ),
  };
});

/** A function that declares no name twice. */
function functionOf(params: readonly Declared[], body: Code, constants: readonly Constant[]): Code {
  const taken = new Set<string>(["text"]);
  const once = (each: Identifier): Identifier => {
    const made = lowerName(each, taken);
    taken.add(made);
    return made;
  };
  const all = (names: Declared): Declared => (typeof names === "string" ? once(names) : names.map(once));
  return arrow(
    params.map(all),
    body,
    constants.map(({ names, value }) => ({ names: all(names), value })),
  );
}

test("what is printed is read back as the code that it was, whatever texts are in it", () => {
  fc.assert(
    fc.property(code, (each) => {
      expect(readCode(print(each))).toEqual(normal(each));
    }),
    effort,
  );
});

test("a text begins no expression where two parts of it meet", () => {
  expect(print(text(["$", "{run()}"]))).toBe("text`\\${run()}`");
});

test("literals show what they are: controls and marks of direction are escaped", () => {
  expect(print(data("a\u202eb\u2028c\u0000\u{e0041}"))).toBe('"a\\u202eb\\u2028c\\u0000\\udb40\\udc41"');
  expect(print(data(`${"long ".repeat(20)}\n\u2029\r`))).toContain("\n\\u2029\\r`");
});

test("a name that is none is a bug, also where it was called an identifier", () => {
  for (const each of hostileTexts("/nowhere").filter((one) => !/^[A-Za-z_$]\w*$/.test(one))) {
    expect(() => identifier(each)).toThrow("bug:");
    expect(() => print({ kind: "name", name: each as Identifier })).toThrow("bug:");
    expect(() => print(arrow([each as Identifier], data(1)))).toThrow("bug:");
  }
});

test("nothing ends a comment but the comment", () => {
  fc.assert(
    fc.property(string, (each) => {
      expect(readCode(`${docComment(each)} 1`.replace(/^\/\*\*[\s\S]*?\*\//, ""))).toEqual(data(1));
    }),
  );
});
