import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const source = join(import.meta.dirname, "../src");
/** An import of values from all of an API version: some hundred modules, which every command would wait for. */
const ofWholeVersion =
  /^import (?!type)[^;]*? from "(?:@kubernetes-models|kubernetes-models)\/[^"]*\/?v\d\w*";/gm;

test("each kind comes from its own module", () => {
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  const found = files.flatMap((file) =>
    [...readFileSync(join(source, file), "utf8").matchAll(ofWholeVersion)].map(
      ([text]) => `${file}: ${text}`,
    ),
  );
  expect(files.length).toBeGreaterThan(20);
  expect(found).toEqual([]);
  expect('import { Pod } from "kubernetes-models/v1";').toMatch(ofWholeVersion);
});
