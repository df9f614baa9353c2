import { expect, test } from "vitest";
import { allowedSources } from "./sources.ts";

test("CHARTWRIGHT_TOOLS chooses sources and their order", () => {
  expect(allowedSources("path,cache,build")).toEqual(["path", "cache", "build"]);
  expect(allowedSources(" release, path ")).toEqual(["release", "path"]);
  expect(allowedSources("")).toEqual(["path", "cache", "release", "build"]);
});

test("a word that is no source is an error that says which there are", () => {
  expect(() => allowedSources("path,download")).toThrow(
    /CHARTWRIGHT_TOOLS=path,download .*no source called "download".*fix: .*path,cache,release,build/s,
  );
});
