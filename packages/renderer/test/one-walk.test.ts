import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const packages = fileURLToPath(new URL("../..", import.meta.url));

// `Handlers` and an exhaustive switch fail to compile where a new kind means nothing yet; a `default:` lets it through.
test.each(["model", "renderer"])("no switch in %s has a default for kinds that are yet to come", (name) => {
  const source = `${packages}/${name}/src`;
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  expect(files.length).toBeGreaterThan(40);
  const lax = files.filter((file) => /^\s*default:$/m.test(readFileSync(`${source}/${file}`, "utf8")));
  expect(lax).toEqual([]);
});
