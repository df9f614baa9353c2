import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { coalesce, coveringValues, type Evaluated, evaluate, isMapping, type Json } from "@chartwright/model";
import { evaluateInput, readValues } from "@chartwright/validator";
import { describe, expect, test } from "vitest";
import { type Explanation, explainField } from "../src/explain/explanation.ts";
import { parseFieldPath } from "../src/source/field-path.ts";
import { readErased, readSource } from "../src/world/read-source.ts";
import { loadSource } from "../src/world/source.ts";
import { greeting, project } from "./support/project.ts";
import { snippetsOf } from "./support/readme.ts";

const folder = fileURLToPath(new URL("../../../charts/web-service", import.meta.url));
const { source } = await loadSource(folder);
if (source === undefined) throw new Error("charts/web-service does not load");
const { model, version, cases } = source;

type Values = Record<string, Json>;

const inputOf = (values: Values) => ({
  ...evaluateInput({ name: "", file: "", text: "" }, { version, kubernetes: "1.37", templates: undefined }),
  values,
});

/** The path of every field, of scalars and of what holds them. */
function fieldsOf(data: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  const below = isMapping(data)
    ? Object.entries(data)
    : Array.isArray(data)
      ? data.map((each, index) => [`${index}`, each] as const)
      : [];
  return [
    ...(path.length === 0 ? [] : [path]),
    ...below.flatMap(([key, each]) => fieldsOf(each, [...path, key])),
  ];
}

const at = (data: unknown, path: readonly string[]) =>
  path.reduce<unknown>(
    (value, key) => (Array.isArray(value) ? value[Number(key)] : isMapping(value) ? value[key] : undefined),
    data,
  );

/** Each field of each object that values render to, explained. */
function explainAll(values: Values) {
  const input = inputOf(values);
  return evaluate(model, input).objects.flatMap(({ resource, item, object }) =>
    fieldsOf(object)
      .filter(([first]) => first !== "apiVersion" && first !== "kind")
      .map((path) => {
        if (!("body" in resource)) throw new Error("a template that the model does not have");
        const layers = [{ file: "values.yaml", text: "", data: values }];
        return {
          resource,
          item,
          object,
          path,
          explained: explainField({ model, input, layers, resource, item, path, readSource: readErased }),
        };
      }),
  );
}

const inCases = cases.map((each) => [each.name, each] as const);

function isExplanation(found: object): found is Explanation {
  return "source" in found;
}

describe("explain on charts/web-service", () => {
  test.each(inCases)("case %s: every field has its value and places that exist", (_, each) => {
    const values = (readValues(each, {}).data ?? {}) as Values;
    const all = explainAll(values);
    expect(all.length).toBeGreaterThan(100);
    for (const { object, path, explained } of all) {
      if (!isExplanation(explained)) throw new Error(`no ${object.kind} ${path.join(".")}`);
      expect([path, explained.value]).toEqual([path, at(object, path)]);
      for (const place of [explained.source, explained.call]) {
        if (place === undefined) continue;
        const lines = (readSource(place.file) ?? "").split("\n");
        expect(lines[(place.line ?? 0) - 1]?.slice((place.column ?? 0) - 1)).toMatch(/^[\w"'{[.]/);
      }
      const { file, from, to, text } = explained.template;
      const template = readFileSync(`${folder}/chart/${file}`, "utf8").split("\n");
      expect(template.slice(from - 1, to)).toEqual(text);
      // Few lines, unless it holds much; with its key, unless the key comes from the values or a named template.
      const key = path.at(-1) ?? "";
      const isPrintedWhole = /toYaml|include|range/.test(text.join("\n"));
      if (isPrintedWhole) continue;
      if (!/^\d+$/.test(key)) expect(text[0]).toContain(`${key}:`);
      const isBlock = typeof explained.value === "string" && explained.value.includes("\n");
      if (typeof explained.value !== "object" && !isBlock) expect([path, text.length]).toEqual([path, 1]);
    }
  });

  test.each(inCases)("case %s: no value that is not named changes a field", (_, each) => {
    let changes = 0;
    const base = (readValues(each, {}).data ?? {}) as Values;
    const before = explainAll(base);
    for (const [name, change] of singleChanges()) {
      const changed = evaluate(model, inputOf(coalesce(base, change) as Values));
      if (changed.refused !== undefined) continue;
      for (const { resource, item, object, path, explained } of before) {
        if (!isExplanation(explained)) throw new Error("not explained");
        const now = objectOf(changed, resource, item);
        if (JSON.stringify(at(now, path)) === JSON.stringify(at(object, path))) continue;
        changes++;
        const named = [...explained.reads, ...explained.decisions.flatMap(({ reads }) => reads)].map((read) =>
          parseFieldPath(read.name),
        );
        const isNamed = named.some((read) => isPrefix(read, name) || isPrefix(name, read));
        expect(isNamed, `${name.join(".")} changes ${object.kind} ${path.join(".")}`).toBe(true);
      }
    }
    expect(changes).toBeGreaterThan(200);
  });

  test.each([
    ["Deployment", "spec.replicas", { replicaCount: 5 }],
    ["Deployment", "spec.replicas", { autoscaling: { enabled: true } }],
    ["Deployment", "spec.template.spec.containers[web-service].image", { image: { tag: "9" } }],
    ["Deployment", "spec.template.spec.containers[0].image", { global: { imageRegistry: "example.com" } }],
    ["Deployment", "spec.strategy.type", { persistence: { enabled: true } }],
    [
      "Deployment",
      "spec.template.spec.containers[web-service].resources.limits.memory",
      { resources: { limits: { memory: "1Gi" } } },
    ],
    ["Service", "metadata.name", { fullnameOverride: "other" }],
    ["Service", "spec.ports[http].port", { service: { port: 81 } }],
  ])("%s %s names a value that changes it", (kind, path, values) => {
    const input = inputOf({});
    const made = evaluate(model, input).objects.find(({ object }) => object.kind === kind);
    if (made === undefined || !("body" in made.resource)) throw new Error(`no ${kind}`);
    const ask = (given: Values) =>
      explainField({
        model,
        input: inputOf(given),
        layers: [],
        resource: made.resource as never,
        path: parseFieldPath(path),
        readSource: readErased,
      });
    const [before, after] = [ask({}), ask(values as unknown as Values)];
    if (!isExplanation(before) || !isExplanation(after)) throw new Error("not explained");
    expect(after.value).not.toEqual(before.value);
    const [changed] = leavesOf(values as unknown as Values);
    const named = [...before.reads, ...before.decisions.flatMap(({ reads }) => reads)].map(
      ({ name }) => name,
    );
    expect(named).toContain(changed?.[0].join("."));
  });
});

/** Values with one of them changed: each that some set of values which covers the chart's decisions changes. */
function singleChanges(): readonly (readonly [readonly string[], Values])[] {
  const all = coveringValues(model).sets.flatMap(({ values }) => leavesOf(values as Values));
  const distinct = new Map(
    all.map(([path, value]) => [JSON.stringify([path, value]), [path, value] as const]),
  );
  return [...distinct.values()].map(([path, value]) => [
    path,
    path.reduceRight<Json>((inner, key) => ({ [key]: inner }), value) as Values,
  ]);
}

function leavesOf(data: Json, path: readonly string[] = []): readonly (readonly [readonly string[], Json])[] {
  if (!isMapping(data) || Object.keys(data).length === 0) return path.length === 0 ? [] : [[path, data]];
  return Object.entries(data).flatMap(([key, each]) => leavesOf(each, [...path, key]));
}

function objectOf(evaluated: Evaluated, resource: unknown, item: string | undefined): unknown {
  return evaluated.objects.find((each) => each.resource === resource && each.item === item)?.object;
}

function isPrefix(start: readonly string[], whole: readonly string[]): boolean {
  return start.every((key, index) => whole[index] === key);
}

describe("chartwright explain", () => {
  test("tells of the place, the template, the values and the conditions", () => {
    const made = project({ ...greeting(), "mine.yaml": "# Mine.\npolite: true\n" });
    const ended = made.chartwright(
      "explain",
      "charts/greeting",
      "ConfigMap",
      "data.closing",
      "-f",
      "mine.yaml",
    );
    expect(ended).toEqual({
      code: 0,
      stderr: "",
      stdout: `ConfigMap/my-release-greeting data.closing = "Yours"

written at charts/greeting/chart.ts:15:71
    15 |       data: { greeting: values.greeting, closing: when(values.polite, "Yours") },
${" ".repeat(9 + 70)}^
printed by charts/greeting/chart/templates/configmap.yaml:11
    11 |   closing: Yours
depends on
  .Values.polite: yes
    polite = true, from mine.yaml:2:9
`,
    });
  });

  test("says what the README shows", () => {
    const snippets = snippetsOf(new URL("../../../README.md", import.meta.url));
    const chart = snippets.find(({ info }) => info === "ts")?.text ?? "";
    const [command = "", ...output] = (snippets.find(({ info }) => info === "console")?.text ?? "").split(
      "\n",
    );
    const made = project({
      ...greeting(),
      "charts/greeting/chart.ts": chart,
      "polite.yaml": "polite: true\n",
    });
    const ended = made.chartwright(...command.replace("$ npx chartwright ", "").split(" "));
    expect(ended).toEqual({ code: 0, stderr: "", stdout: output.join("\n") });
  });

  test("a field that is left out says what leaves it out, and --json is data", () => {
    const made = project(greeting());
    const { code, stdout } = made.chartwright(
      "explain",
      "charts/greeting",
      "ConfigMap",
      "data.closing",
      "--case",
      "default",
      "--json",
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      field: "ConfigMap/my-release-greeting data.closing",
      source: { file: "charts/greeting/chart.ts", line: 15, column: 42 },
      template: { file: "charts/greeting/chart/templates/configmap.yaml", from: 11, to: 11 },
      decisions: [
        { text: ".Values.polite", outcome: "no", reads: [{ name: "polite", value: false, from: "default" }] },
      ],
    });
    expect(existsSync(`${made.folder}/charts/greeting/chart`)).toBe(false);
  });

  test.each([
    ["a field", ["ConfigMap", "data.closin"], 'Did you mean "data.closing"?'],
    ["what is below one that is left out", ["ConfigMap", "data.closing.more"], "There are: none."],
    ["an object", ["ConfigMap/greeting", "data"], "There are: ConfigMap/my-release-greeting."],
    ["a case", ["ConfigMap", "data", "--case", "other"], "There are: default."],
  ])("what is not there is told of: %s", (_, args, fix) => {
    const { code, stderr } = project(greeting()).chartwright("explain", "charts/greeting", ...args);
    expect(code).toBe(1);
    expect(stderr).toContain("error CW5010  charts/greeting");
    expect(stderr).toContain(`fix: ${fix}`);
  });
});
