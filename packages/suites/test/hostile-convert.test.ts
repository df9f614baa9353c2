import fs from "node:fs";
import { fileURLToPath } from "node:url";
import { type Chart, loadFolder } from "@chartwright/engine";
import { type AnyNode, parse } from "acorn";
import fc from "fast-check";
import { expect, inject, test } from "vitest";
import { stringify } from "yaml";
import { convertSuites, readSuites } from "../src/index.ts";

const effort = inject("effort").properties["suites/hostile"];
const folder = fileURLToPath(new URL("chart", import.meta.url));
const chart = loadFolder(fs, folder, 4).chart as Chart;

const run = `process.exit(1)`;
const text = fc.oneof(
  fc.constantFrom(
    `"+${run}+"`,
    `\${${run}}`,
    `*/${run}/*`,
    `\n${run}//`,
    `\r${run}//`,
    `\u2028${run}//`,
    `\u2029${run}//`,
    `\u0085${run}//`,
    `/;${run}//`,
    `[/]${run}`,
    `](${run})[`,
    `});${run};({`,
    "\u202e",
    "\\",
    "'",
    "__proto__",
    "constructor",
  ),
  fc.string({ unit: "binary", maxLength: 8 }),
);

/** Suites that hold of the chart, so that they are written, with texts of a stranger in every place. */
const suites = fc
  .record({ name: text, it: text, value: text, key: text, pattern: text, reason: text, more: text })
  .map(({ name, it, value, key, pattern, reason, more }) => {
    const path = `metadata.annotations[${JSON.stringify(key)}]`;
    const asserts = [
      { notEqual: { path: "metadata.name", value } },
      { notExists: { path } },
      { notEqual: { path, value: { [key]: value, [more]: [value] } } },
      { notMatchRegex: { path: "metadata.name", pattern } },
      { notContains: { path: "spec.template.spec.containers", content: { [key]: value } } },
      { isSubset: { path: "metadata", content: { [key]: more } } },
    ];
    const tests = [
      { it, asserts, set: { [`x.${more}`]: value } },
      { it: more, skip: { reason }, asserts },
      { it: "fails", set: { fail: value }, asserts: [{ failedTemplate: { errorMessage: value } }] },
      { it: "fails too", asserts: [{ failedTemplate: { errorPattern: pattern } }] },
    ];
    return stringify({ suite: name, templates: ["deployment.yaml"], release: { name: "blog" }, tests });
  });

/** What the names in such a file may be; all else of the suites is in literals. */
const names = new Set(
  "chart deployment Deployment describe document expect folder import meta renderChart test undefined URL".split(
    " ",
  ),
);

test("whatever a suite holds, its texts are literals and comments in the tests that are written", async () => {
  let written = 0;
  await fc.assert(
    fc.asyncProperty(suites, async (content) => {
      const { suites: read } = readSuites({ file: "tests/x_test.yaml", text: content });
      const made = await convertSuites(read, {
        chart,
        route: "everything",
        helm: 4,
        skipSchemaValidation: false,
        moreValues: [],
        readValues: () => undefined,
        folder: "..",
        moduleOf: (apiVersion, kind) =>
          kind === "Deployment" ? `kubernetes-models/${apiVersion}` : undefined,
      });
      written += made.converted;
      const program = parse(made.text, { ecmaVersion: 2024, sourceType: "module" });
      expect(program.body.slice(0, -1).map(({ type }) => type)).toEqual(
        program.body
          .slice(0, -1)
          .map((_, index, all) => (index < all.length - 1 ? "ImportDeclaration" : "VariableDeclaration")),
      );
      expect(freeNames(program), made.text).toEqual([]);
    }),
    effort,
  );
  expect(written).toBeGreaterThan(effort.numRuns);
}, 240_000);

/** Names that are read or called and are not in the list; keys and properties are none. */
function freeNames(node: AnyNode): readonly string[] {
  if (node.type === "Identifier") return names.has(node.name) ? [] : [node.name];
  if (node.type === "MemberExpression" && !node.computed) return freeNames(node.object);
  if (node.type === "Property" && !node.computed) return freeNames(node.value);
  if (node.type === "ImportSpecifier") return freeNames(node.local);
  return Object.values(node)
    .flat()
    .filter((value): value is AnyNode => typeof value === "object" && value !== null && "type" in value)
    .flatMap(freeNames);
}
