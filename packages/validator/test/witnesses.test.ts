import { Ajv } from "ajv";
import fc from "fast-check";
import { expect, inject, test } from "vitest";
import { compareSchemas } from "../src/upgrade/schema/compare-schemas.ts";
import { findWitnesses } from "../src/upgrade/schema/find-witnesses.ts";

const runs = inject("effort").properties["validator/witnesses"];

type Schema = Readonly<Record<string, unknown>>;

/** A schema, and another that takes less, with nothing else between them. */
const scalars: fc.Arbitrary<readonly [Schema, Schema]> = fc.oneof(
  fc.tuple(fc.integer({ min: 2, max: 50 }), fc.integer({ min: 1, max: 1 })).map(
    ([most, less]) =>
      [
        { type: "integer", minimum: 0, maximum: most },
        { type: "integer", minimum: 0, maximum: most - less },
      ] as const,
  ),
  fc.integer({ min: 0, max: 20 }).map(
    (least) =>
      [
        { type: "integer", minimum: least },
        { type: "integer", minimum: least + 1 },
      ] as const,
  ),
  fc.integer({ min: 1, max: 30 }).map(
    (most) =>
      [
        { type: "string", maxLength: most },
        { type: "string", maxLength: most - 1 },
      ] as const,
  ),
  fc
    .uniqueArray(fc.string(), { minLength: 2, maxLength: 5 })
    .map((all) => [{ enum: all }, { enum: all.slice(1) }] as const),
  fc.constantFrom(
    [{ type: ["string", "null"] }, { type: "string" }] as const,
    [{ type: "number" }, { type: "integer" }] as const,
    [{ type: "string" }, { type: "string", pattern: "^[a-z]*$" }] as const,
    [
      { type: "string", pattern: "^[a-z]+$" },
      { type: "string", pattern: "^[a-m]+$" },
    ] as const,
    [
      { type: "array", items: { type: "string" } },
      { type: "array", items: { type: "string" }, maxItems: 0 },
    ] as const,
    [{}, { type: "object" }] as const,
  ),
);

const object = (schema: Schema) => ({
  type: "object",
  properties: { other: { type: "boolean" }, at: schema },
  required: ["other"],
  additionalProperties: false,
});

/** Around it: in a mapping, by name, in a list, behind a reference, or as one of several forms. */
const around: Readonly<Record<string, (schema: Schema) => Schema>> = {
  object,
  named: (schema) => ({ type: "object", additionalProperties: object(schema) }),
  list: (schema) => ({ type: "array", items: object(schema) }),
  reference: (schema) => ({ $ref: "#/definitions/it", definitions: { it: object(schema) } }),
  form: (schema) => ({ anyOf: [{ type: "null" }, object(schema)] }),
};

const pairs = fc.tuple(scalars, fc.constantFrom(...Object.keys(around))).map(([[wide, narrow], how]) => {
  const whole = (schema: Schema) => {
    const { definitions, ...value } = (around[how] as (schema: Schema) => Schema)(schema);
    return { type: "object", properties: { value }, ...(definitions === undefined ? {} : { definitions }) };
  };
  return [whole(wide), whole(narrow)] as const;
});

function search(old: object, made: object) {
  const [takesOld, takesNew] = [old, made].map((schema) => new Ajv({ strict: false }).compile(schema));
  const judged = {
    oldTakes: (values: unknown) => takesOld?.(values) === true,
    newTakes: (values: unknown) => takesNew?.(values) === true,
  };
  return { ...judged, witnesses: findWitnesses({ old: old as never, made: made as never, ...judged }) };
}

test("a schema that takes less is caught by values, which ajv takes by the one and refuses by the other", () => {
  fc.assert(
    fc.property(pairs, ([wide, narrow]) => {
      const { witnesses, oldTakes, newTakes } = search(wide, narrow);
      expect(witnesses.length).toBeGreaterThan(0);
      for (const { values } of witnesses) expect([oldTakes(values), newTakes(values)]).toEqual([true, false]);
    }),
    runs,
  );
});

test("its structure says so too", () => {
  fc.assert(
    fc.property(pairs, ([wide, narrow]) => {
      const kinds = compareSchemas(wide as never, narrow as never).map(({ kind }) => kind);
      expect(kinds.some((kind) => kind === "narrowed")).toBe(true);
    }),
    runs,
  );
});

test("one that takes more refuses nothing, and no values are found", () => {
  fc.assert(
    fc.property(pairs, ([wide, narrow]) => {
      expect(search(narrow, wide).witnesses).toEqual([]);
    }),
    runs,
  );
});
