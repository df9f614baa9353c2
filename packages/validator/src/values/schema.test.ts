import { expect, test } from "vitest";
import { compileValuesSchema } from "./schema.ts";

function verdict(schema: object, values: object): boolean | string | undefined {
  const files = new Map([["values.schema.json", JSON.stringify(schema)]]);
  const { validate, diagnostics } = compileValuesSchema({ folder: "chart", files });
  return diagnostics[0]?.message ?? validate?.(values);
}

const long = `${"a".repeat(3_000)}!`;
const slow = "^(a+)+$";

test.each([
  ["a pattern", { properties: { x: { pattern: slow } } }, { x: long }],
  [
    "patternProperties",
    { patternProperties: { [slow]: { type: "integer" } }, additionalProperties: false },
    { [long]: 1 },
  ],
  ["propertyNames", { propertyNames: { pattern: slow } }, { [long]: 1 }],
])("%s that backtracking takes for ever for is decided as Helm does", (_, schema, values) => {
  const start = performance.now();
  expect(verdict(schema, values)).toBe(false);
  expect(performance.now() - start).toBeLessThan(20_000);
});

test.each([
  ["(?i)^a$", "A", true],
  ["^[[:alpha:]]+$", "a1", false],
  ["^\\pL+$", "é", true],
])("the pattern %s is Go's", (pattern, x, fits) => {
  expect(verdict({ properties: { x: { pattern } } }, { x })).toBe(fits);
  const draft2020 = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    properties: { x: { pattern } },
  };
  expect(verdict(draft2020, { x })).toBe(fits);
});

test("two patterns of one schema are two", () => {
  const schema = { properties: { x: { pattern: "^a$" }, y: { pattern: "^b$" } } };
  expect(verdict(schema, { x: "a", y: "b" })).toBe(true);
  expect(verdict(schema, { x: "b", y: "b" })).toBe(false);
});

test("a pattern that Go does not read is refused", () => {
  expect(verdict({ properties: { x: { pattern: "a(?=b)" } } }, { x: "ab" })).toMatch(/pattern|regex/);
});
