import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Diagnostic, printPretty } from "@chartwright/diagnostics";
import { loadChart, renderChart } from "@chartwright/engine";
import type { Json } from "@chartwright/model";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { explainObject } from "../src/kubernetes/explain-object.ts";
import { crdsOf } from "../src/kubernetes/schema-files.ts";
import { longReleases } from "../src/naming/long-releases.ts";
import { type ManifestObject, objectsIn } from "../src/rendering/objects.ts";
import { allRules } from "../src/rules/all.ts";
import { renderedCase } from "../src/rules/framework/context.ts";
import { judgeCase, judgeChart, judgeReleases } from "../src/rules/framework/judge.ts";
import type { NamedRule } from "../src/rules/framework/rule.ts";

const folder = fileURLToPath(new URL("../src/rules", import.meta.url));
const schemasFolder = fileURLToPath(new URL("../../../schemas", import.meta.url));
const schemaText = (path: string) => readFileSync(join(schemasFolder, path), "utf8");
const schemas = {
  definitions: JSON.parse(schemaText("kubernetes/1.37/definitions.json")).definitions,
  crds: readdirSync(join(schemasFolder, "crds"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".json"))
    .flatMap((path) => crdsOf(schemaText(`crds/${path}`))),
};
const release = { name: "my-release", namespace: "default" };

/** As many bytes that no compression makes less of; the same ones each time. */
function noise(bytes: number): string {
  const hashes = Array.from({ length: Math.ceil(bytes / 88) }, (_, index) =>
    createHash("sha512").update(String(index)).digest("base64"),
  );
  return hashes.join("").slice(0, bytes);
}

/** What a chart renders to, as the engine has it. */
function rendered(files: ReadonlyMap<string, string>) {
  const { chart } = loadChart(files);
  return chart === undefined
    ? []
    : objectsIn(renderChart(chart, { name: "my-release" }).manifests ?? "", {}).sourced;
}

/** What a rule says of a sample: manifests, or for a rule over a chart the text of each file by its path. */
function judge(rule: NamedRule, text: string): readonly Diagnostic[] {
  if (rule.over === "releases") {
    const files = new Map(Object.entries(parse(text) as Record<string, string>));
    const pairOf = longReleases({ files });
    const pair = pairOf({ case: { name: "", file: "", text: "" }, minor: "1.37", sourced: rendered(files) });
    if (pair === undefined) throw new Error(`the sample of ${rule.name} does not render`);
    return judgeReleases([rule], pair, {}, () => undefined).map(({ diagnostic }) => diagnostic);
  }
  if (rule.over === "chart") {
    const sample = Object.entries(parse(text) as Record<string, string | number>);
    const files = new Map(
      sample.map(([path, given]) => [path, typeof given === "number" ? noise(given) : given]),
    );
    return judgeChart([rule], { folder: "chart", files }, {}).map(({ diagnostic }) => diagnostic);
  }
  const { sourced, diagnostics } = objectsIn(text, {});
  expect(diagnostics).toEqual([]);
  return judgeCase(
    [rule],
    renderedCase({ release, minor: "1.37", values: "" }, sourced),
    {},
    () => undefined,
  ).map(({ diagnostic }) => diagnostic);
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

test("no rule stumbles over a field that is null, or an object that is empty", () => {
  const samples = allRules
    .filter(({ over }) => over === "objects")
    .flatMap((rule) => objectsIn(sample(rule, "invalid.yaml"), {}).sourced);
  const all = samples.flatMap(({ object }) => [null, {}].flatMap((put) => [...changed(object, put)]));
  const distinct = [...new Map(all.map((object) => [JSON.stringify(object), object])).values()];
  const objects = distinct.filter((object) => explainObject(object as ManifestObject, schemas)?.length === 0);
  expect(objects.length).toBeGreaterThan(500);
  for (const object of objects) {
    const one = [{ object: object as ManifestObject, source: undefined }];
    judgeCase(allRules, renderedCase({ release, minor: "1.37", values: "" }, one), {}, () => undefined);
  }
});

/** An object as often as it has mappings or lists below its metadata, each time with one of them replaced. */
function* changed(data: Json, put: Json): Generator<Json> {
  if (typeof data !== "object" || data === null) return;
  for (const [key, value] of Object.entries(data)) {
    if (typeof value !== "object" || value === null || (Array.isArray(value) && put !== null)) continue;
    const replaced = (by: Json) =>
      Array.isArray(data) ? data.with(Number(key), by) : { ...data, [key]: by };
    yield replaced(put);
    for (const inner of changed(value, put)) yield replaced(inner);
  }
}

test("a kind of another group is none of those that rules know", () => {
  const rule = allRules.find(({ name }) => name === "references/service-selects-pods") as NamedRule;
  const text = sample(rule, "invalid.yaml");
  const objects = text.replaceAll("apiVersion: v1\n", "apiVersion: serving.knative.dev/v1\n");
  expect(judge(rule, text)).not.toEqual([]);
  expect(judge(rule, objects)).toEqual([]);
});

test("an object that no schema has held is of no kind that rules know", () => {
  const route = {
    apiVersion: "gateway.networking.k8s.io/v1",
    kind: "GRPCRoute",
    metadata: { name: "x", labels: { a: 1 } },
  };
  const one = [{ object: { ...route, spec: { rules: "none" } }, source: undefined, unchecked: true }];
  const rendered = renderedCase({ release, minor: "1.37", values: "" }, one);
  const found = judgeCase(allRules, rendered, {}, () => undefined).map(({ rule }) => rule.name);
  expect(found).toEqual(["manifests/fixed-name", "manifests/recommended-labels"]);
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
