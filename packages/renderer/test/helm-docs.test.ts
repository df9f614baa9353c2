import { execFileSync } from "node:child_process";
import { defaultOf, type ObjectSchema, type SchemaNode } from "@chartwright/model";
import { expect, inject, test } from "vitest";
import { everything } from "./support/everything.ts";
import { chartFolder } from "./support/helm.ts";

/** A user's text that is run as a template says so. */
function told(schema: SchemaNode): string | undefined {
  const isTemplate = schema.kind === "string" && schema.template === true;
  return isTemplate ? "It may hold templates, such as {{ .Release.Name }}." : schema.doc;
}

/** What helm-docs is to say of each value that has a description and stands in values.yaml. */
function described(schema: ObjectSchema, prefix = ""): (readonly [string, string])[] {
  return Object.entries(schema.properties).flatMap(([name, property]: [string, SchemaNode]) => {
    const path = `${prefix}${name}`;
    const doc = told(property);
    const own: (readonly [string, string])[] =
      doc === undefined || defaultOf(property) === undefined ? [] : [[path, doc]];
    return property.kind === "object" ? [...own, ...described(property, `${path}.`)] : own;
  });
}

test("helm-docs reads the descriptions of the values", () => {
  const folder = chartFolder(everything);
  const table = execFileSync(inject("tools")["helm-docs"], ["--dry-run", "--chart-search-root", folder], {
    encoding: "utf8",
  });
  const rows = new Map(
    table.split("\n").flatMap((line) => {
      const [, key, , , doc] = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
      return key === undefined || doc === undefined ? [] : [[key, doc] as const];
    }),
  );
  const expected = described(everything.values);
  expect(expected.length).toBeGreaterThan(3);
  for (const [path, doc] of expected)
    expect([path, rows.get(path)]).toEqual([path, doc.replaceAll("\n", " ")]);
  const undescribed = Object.entries(everything.values.properties).filter(
    ([, schema]) => told(schema) === undefined,
  );
  for (const [name, schema] of undescribed)
    if (defaultOf(schema) !== undefined) expect([name, rows.get(name) ?? ""]).toEqual([name, ""]);
});
