import { describe, expect, test } from "vitest";
import { find } from "./find.ts";
import { PathError } from "./node.ts";

const document = {
  kind: "List",
  "a.b": 1,
  items: [
    { name: "x", port: 80, tags: ["p", "q"] },
    { name: "y", port: 443 },
    { name: "z", port: 8080 },
  ],
};

describe("find", () => {
  test("gives the example of its documentation", () => {
    expect(find({ spec: { ports: [{ port: 80 }, { port: 81 }] } }, "spec.ports[*].port")).toEqual([80, 81]);
  });

  test.each([
    ["", [document]],
    ["$", [document]],
    ["kind", ["List"]],
    ["$.kind", ["List"]],
    [".kind", ["List"]],
    ["['a.b']", [1]],
    ['["a.b","kind"]', [1, "List"]],
    ["a\\.b", [1]],
    ["items[1].name", ["y"]],
    ["items[-1].name", ["z"]],
    ["items[0,2].name", ["x", "z"]],
    ["items[1:].name", ["y", "z"]],
    ["items[::2].name", ["x", "z"]],
    ["items[::-1].name", ["z", "y", "x"]],
    ["items.*.port", [80, 443, 8080]],
    ["..port", [80, 443, 8080]],
    ["..tags[0]", ["p"]],
    ["items[0].*~", ["name", "port", "tags"]],
    ["items[0].name~", ["name"]],
    ['items[?(@.name == "y")].port', [443]],
    ["items[?(@.name != 'y')].port", [80, 8080]],
    ["items[?(@.port > 80 && @.port <= 443)].name", ["y"]],
    ["items[?(@.port < 81 || @.name =~ /^z$/)].name", ["x", "z"]],
    ["items[?(@.tags)].name", ["x"]],
    ["items[?(!@.tags)].name", ["y", "z"]],
    ["items[?($.kind == 'List')].name", ["x", "y", "z"]],
    ["$[?(@.kind == 'List')].kind", ["List"]],
    ["none.at.all", []],
    ["kind[0]", []],
  ])("follows %s", (path, found) => {
    expect(find(document, path)).toEqual(found);
  });

  test.each(["items[", "items[x]", "items[?(@.a ==)]", "items[?(@.a =~ b)]", "a b", "a..", "['a"])(
    "refuses %s",
    (path) => {
      expect(() => find(document, path)).toThrow(PathError);
    },
  );
});
