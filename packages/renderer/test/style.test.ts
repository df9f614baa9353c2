import { coveringValues, type Json } from "@chartwright/model";
import { render } from "@chartwright/renderer";
import { describe, expect, inject, test } from "vitest";
import { everything } from "./support/everything.ts";
import { chartFolder, engineOf, helmText } from "./support/helm.ts";

const rendered = () =>
  render(everything, { version: "1.2.3", kubernetes: {}, cases: [{ name: "some", values: "flag: true\n" }] });

describe("what is generated is well-kept", () => {
  test.each(rendered().files.map(({ path, text }) => [path, text] as const))("%s", (path, text) => {
    if (path.startsWith("files/")) return;
    expect(text).toMatch(/[^\n]\n$/);
    expect(text).not.toMatch(/[ \t]$/m);
    expect(text).not.toMatch(/\n\n\n/);
    expect(text).not.toContain("\r");
    expect(text).not.toMatch(/\t/);
  });

  test("and the same every time", () => {
    expect(rendered()).toEqual(rendered());
  });
});

describe.each(["helm3", "helm4"] as const)("what %s renders of it is well-kept", (name) => {
  const sets = coveringValues(everything, engineOf(everything)).sets.filter(
    ({ values }) => values.text !== "refused",
  );
  test.each(sets.slice(0, 12).map(({ values }) => [JSON.stringify(values), values] as const))(
    "%s",
    (_, values) => {
      // Within a text of several lines Helm's `indent` indents blank lines too.
      const blocks = /\|[-+]?\n(?: .*\n|\n)*/g;
      const text = helmText(inject("tools")[name], chartFolder(everything), values as Json).replaceAll(
        blocks,
        "|\n",
      );
      expect(text).not.toMatch(/[ \t]$/m);
      expect(text).not.toMatch(/^---\n(# Source: .*\n)?(---|$)/m);
      // Helm 4 ends a document whose template was conditional with a blank line.
      expect(text.trimEnd().replaceAll("\n\n---", "\n---")).not.toMatch(/\n\n/);
    },
  );
});
