import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { withTemplates } from "./operators.ts";

const path = (relative: string) => fileURLToPath(new URL(`../../${relative}`, import.meta.url));
const text = readFileSync(path("docs/operators.md"), "utf8");

test("the templates in the documentation are those that its pieces become", async () => {
  expect(await withTemplates(text)).toBe(text);
});

test("every operator is in the documentation", async () => {
  const folder = path("packages/model/src/operators");
  const modules = await Promise.all(readdirSync(folder).map((file) => import(`${folder}/${file}`)));
  const operators = modules.flatMap((module) => Object.keys(module)).filter((name) => name !== "call");
  expect(operators.length).toBeGreaterThan(30);
  expect(operators.filter((name) => !new RegExp(`\\b${name}\\b`).test(text))).toEqual([]);
});
