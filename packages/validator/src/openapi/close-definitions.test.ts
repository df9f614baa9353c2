import { expect, test } from "vitest";
import { closeDefinitions } from "./close-definitions.ts";
import type { Definitions, JsonSchema } from "./json-schema.ts";

const kind = "io.k8s.api.core.v1.Thing";
const gvk = [{ group: "", version: "v1", kind: "Thing" }];

/** What becomes of the definition of a kind with these properties, and of other definitions. */
function close(properties: Record<string, JsonSchema>, others: Definitions = {}, required: string[] = []) {
  const all = { apiVersion: { type: "string" }, kind: { type: "string" }, ...properties };
  const thing = { type: "object", properties: all, required, "x-kubernetes-group-version-kind": gvk };
  return closeDefinitions({ [kind]: thing, ...others });
}

const closeProperty = (property: JsonSchema, required: string[] = []) =>
  close({ field: property }, {}, required)[kind]?.properties?.field;

test("a kind is closed and says which apiVersion and kind it has", () => {
  expect(close({})[kind]).toEqual({
    type: "object",
    properties: { apiVersion: { const: "v1" }, kind: { const: "Thing" } },
    additionalProperties: false,
    required: [],
    "x-kubernetes-group-version-kind": gvk,
  });
});

test("an optional field may be null and a required one may not", () => {
  expect(closeProperty({ type: "boolean" })).toEqual({ type: ["boolean", "null"] });
  expect(closeProperty({ type: "boolean" }, ["field"])).toEqual({ type: "boolean" });
  expect(closeProperty({ type: "string", enum: ["A", "B"] })).toEqual({
    type: ["string", "null"],
    enum: ["A", "B", null],
  });
});

test("an item of a list may not be null, and a value of a map may", () => {
  const text = { type: "string" };
  expect(closeProperty({ type: "array", items: text })).toMatchObject({ items: { type: "string" } });
  expect(closeProperty({ type: "object", additionalProperties: text })).toMatchObject({
    additionalProperties: { type: ["string", "null"] },
  });
});

test("a reference stays one, and refuses null where it must", () => {
  const part = "io.k8s.api.core.v1.Part";
  const $ref = `#/definitions/${part}`;
  const others = {
    [part]: { type: "object", properties: { size: { type: "string", description: "Big." } } },
  };
  const closed = close({ a: { $ref, description: "A." }, b: { $ref } }, others, ["b"]);
  expect(closed[kind]?.properties).toMatchObject({ a: { $ref }, b: { allOf: [{ $ref }], type: "object" } });
  expect(closed[part]).toEqual({
    type: ["object", "null"],
    properties: { size: { type: ["string", "null"] } },
    additionalProperties: false,
  });
});

test("a type without known fields stays open", () => {
  expect(closeProperty({ type: "object" })).toEqual({ type: ["object", "null"] });
  const open = { type: "object", properties: {}, "x-kubernetes-preserve-unknown-fields": true };
  expect(closeProperty(open)).not.toHaveProperty("additionalProperties");
});

test("formats become what any validator checks", () => {
  const int32 = { type: ["integer", "null"], minimum: -2147483648, maximum: 2147483647 };
  expect(closeProperty({ type: "integer", format: "int32" })).toEqual(int32);
  expect(closeProperty({ type: "integer", format: "int64" })).toEqual({ type: ["integer", "null"] });
  const { pattern } = closeProperty({ type: "string", format: "byte" }) as { pattern: string };
  const texts = ["", "YQ==", "YWI=", "YWJj", "YWJj\n", "YWJj\nYQ==\n", "YQ", "not base64!", "YQ==YQ=="];
  expect(texts.filter((text) => new RegExp(pattern).test(text))).toEqual(texts.slice(0, 6));
});

test("quantities are numbers or strings of the form that the API server names", () => {
  const name = "io.k8s.apimachinery.pkg.api.resource.Quantity";
  const closed = close({ size: { $ref: `#/definitions/${name}` } }, { [name]: { type: "string" } });
  expect(closed[name]).toMatchObject({ type: ["number", "string", "null"] });
  const { pattern } = closed[name] as unknown as { pattern: string };
  const texts = ["1", "0.5", "100m", "5Gi", "1e3", "-1", "", "5 Gi", "5GB", "5KiB"];
  expect(texts.filter((text) => new RegExp(pattern).test(text))).toEqual(texts.slice(0, 6));
});

test("only built-in kinds, and what they are made of, are kept", () => {
  const custom = { type: "object", properties: { kind: {} }, "x-kubernetes-group-version-kind": gvk };
  const closed = close(
    {},
    { "com.example.v1.Custom": custom, "io.k8s.api.core.v1.Unused": { type: "object" } },
  );
  expect(Object.keys(closed)).toEqual([kind]);
});
