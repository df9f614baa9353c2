import { expect, test } from "vitest";
import { readMetadata } from "./metadata.ts";

test("keeps the fields that Helm knows, in its types", () => {
  const text = `apiVersion: v2
appVersion: 1.29
deprecated: true
ourOwnField: 1
keywords: [a, 2, null]
annotations: { weight: 5, note: }
maintainers: [{ name: Ada, phone: 1 }]
dependencies: [{ name: db, import-values: [{ child: a, parent: b }], tags: [x] }]
`;
  expect(readMetadata(text, "web")).toEqual({
    metadata: {
      apiVersion: "v2",
      appVersion: "1.29",
      deprecated: true,
      keywords: ["a", "2"],
      annotations: { weight: "5" },
      maintainers: [{ name: "Ada" }],
      dependencies: [{ name: "db", "import-values": [{ child: "a", parent: "b" }], tags: ["x"] }],
    },
    diagnostics: [],
  });
});

test.each([
  ["deprecated: maybe", "deprecated is not true or false."],
  ["keywords: a", "keywords is not a list."],
  ["annotations: { a: { b: c } }", "annotations.a is not text."],
  ["dependencies: [db]", "dependencies[0] is not a mapping."],
  ["", "It is not a mapping."],
])("refuses %j", (text, message) => {
  expect(readMetadata(text, "web").diagnostics).toMatchObject([{ code: "CW4002", message }]);
});
