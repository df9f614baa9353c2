import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Diagnostic, printPretty } from "@chartwright/diagnostics";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { objectsIn } from "../src/rendering/objects.ts";
import { allRules } from "../src/rules/all.ts";
import { renderedCase } from "../src/rules/framework/context.ts";
import { judgeCase, judgeChart } from "../src/rules/framework/judge.ts";
import type { NamedRule } from "../src/rules/framework/rule.ts";

const folder = fileURLToPath(new URL("../src/rules", import.meta.url));
const release = { name: "my-release", namespace: "default" };

/** As many bytes that no compression makes less of; the same ones each time. */
function noise(bytes: number): string {
  const hashes = Array.from({ length: Math.ceil(bytes / 88) }, (_, index) =>
    createHash("sha512").update(String(index)).digest("base64"),
  );
  return hashes.join("").slice(0, bytes);
}

/** What a rule says of a sample: manifests, or for a rule over a chart the text of each file by its path. */
function judge(rule: NamedRule, text: string): readonly Diagnostic[] {
  if (rule.over === "chart") {
    const sample = Object.entries(parse(text) as Record<string, string | number>);
    const files = new Map(
      sample.map(([path, given]) => [path, typeof given === "number" ? noise(given) : given]),
    );
    return judgeChart([rule], { folder: "chart", files }, {}).map(({ diagnostic }) => diagnostic);
  }
  const { sourced, diagnostics } = objectsIn(text, {});
  expect(diagnostics).toEqual([]);
  const rendered = renderedCase({ release, minor: "1.37", values: "" }, sourced);
  return judgeCase([rule], rendered, {}, () => undefined).map(({ diagnostic }) => diagnostic);
}

const sample = ({ name }: NamedRule, file: string) => readFileSync(join(folder, name, file), "utf8");

test("every rule's folder is listed, under its name", () => {
  const folders = readdirSync(folder, { recursive: true, encoding: "utf8" }).flatMap(
    (path) => /^(.+)\/rule\.ts$/.exec(path)?.[1] ?? [],
  );
  expect(allRules.map(({ name }) => name)).toEqual(folders.filter((name) => name !== "framework").sort());
});

test("every code is one rule's", () => {
  const codes = allRules.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.filter((code) => !/^CW3[2-8]\d\d$/.test(code))).toEqual([]);
});

test("advice is not given on a container that the case's own values add", () => {
  const rule = allRules.find(({ name }) => name === "availability/memory-limit") as NamedRule;
  const pod =
    "apiVersion: v1\nkind: Pod\nmetadata: { name: x }\nspec: { containers: [{ name: web }, { name: extra }] }\n";
  const { sourced } = objectsIn(pod, {});
  const judged = (values: string) =>
    judgeCase([rule], renderedCase({ release, minor: "1.37", values }, sourced), {}, () => undefined).map(
      ({ diagnostic }) => diagnostic.subject?.path,
    );
  const path = (index: number) => `spec.containers[${index}].resources.limits.memory`;
  expect(judged("")).toEqual([path(0), path(1)]);
  expect(judged("extraContainers:\n  - name: extra\n    image: y\n")).toEqual([path(0)]);
  expect(judged("sidecars: { extra: { image: y } }\nhost: web.example.com\n")).toEqual([path(0)]);
});

describe.each(allRules.map((rule) => [rule.name, rule] as const))("%s", (_, rule) => {
  test("has nothing to say of what is right", () =>
    expect(judge(rule, sample(rule, "valid.yaml"))).toEqual([]));

  test("says what is wrong", async () => {
    const found = judge(rule, sample(rule, "invalid.yaml"));
    expect(found).not.toEqual([]);
    await expect(printPretty(found)).toMatchFileSnapshot(join(folder, rule.name, "invalid.snap"));
  });
});
