import { expect, test } from "vitest";
import { isIgnored, parseHelmignore } from "./helmignore.ts";
import { matchGlob, parseGlob } from "./path-match.ts";

test.each([
  ["# notes\n*.md\n/ci/\n", "docs/notes.md", true],
  ["# notes\n*.md\n/ci/\n", "ci/values.yaml", true],
  ["/ci/", "docs/ci/values.yaml", false],
  ["ci/", "ci", false],
  ["*.txt", "cargo/a.txt", true],
  ["cargo/*.txt", "mast/a.txt", false],
  ["/a.txt", "cargo/a.txt", false],
  ["ru[c-e]?er.txt", "rudder.txt", true],
  ["!helm.txt", "helm.txt", false],
  ["!helm.txt", "tiller.txt", true],
  ["  helm.txt  \r\n", "helm.txt", true],
  ["\uFEFFhelm.txt", "helm.txt", true],
  ["#helm.txt", "#helm.txt", false],
  ["", "templates/.hidden.yaml", true],
  ["", ".hidden.yaml", false],
])("of %j, %j is ignored: %j", (text, path, expected) => {
  expect(isIgnored(parseHelmignore(text).rules, path)).toBe(expected);
});

test.each([
  ["templates/*.ya?ml", "templates/web.yaml", false],
  ["templates/*.y?ml", "templates/web.yaml", true],
  ["templates/*.y*ml", "templates/web.yaml", true],
  ["*", "a/b", false],
  ["a[^x]b", "a/b", true],
  ["a?b", "a/b", false],
  ["\\*", "*", true],
  ["[\\]]", "]", true],
  ["*aab", "aaab", true],
  ["[]a]", "a", undefined],
  ["a[", "a", undefined],
  ["a[", "b", undefined],
  ["x*[", "b", false],
  ["a\\", "a", undefined],
])("Go matches %j with %j: %j", (pattern, name, expected) => {
  expect(matchGlob(parseGlob(pattern), name)).toBe(expected);
});

test("a line that Helm refuses is told of, with its number", () => {
  expect(parseHelmignore("# first\nfoo/**/bar\n*.md\n[z-").problems).toEqual([
    { line: 2, pattern: "foo/**/bar", kind: "double star" },
    { line: 4, pattern: "[z-", kind: "malformed" },
  ]);
});
