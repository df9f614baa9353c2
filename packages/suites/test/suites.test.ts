import fs, { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Chart, loadFolder } from "@chartwright/engine";
import { describe, expect, test } from "vitest";
import { readSuites, runSuite, Snapshots } from "../src/index.ts";

const folder = fileURLToPath(new URL("chart", import.meta.url));
const chart = loadFolder(fs, folder, 3).chart as Chart;

/** Runs the suites of a text, as if it lay in the chart's `tests`. */
async function run(text: string, settings: { snapshots?: Snapshots; route?: string } = {}) {
  const { suites, diagnostics } = readSuites({ file: "tests/x_test.yaml", text });
  const results = [];
  for (const suite of suites)
    results.push(
      await runSuite(suite, {
        chart,
        route: "everything",
        helm: 3,
        skipSchemaValidation: false,
        snapshots: new Snapshots(undefined, false),
        readValues: (path) => {
          const file = `${folder}/tests/${path}`;
          return existsSync(file) ? readFileSync(file, "utf8") : undefined;
        },
        moreValues: [],
        ...settings,
      }),
    );
  return { tests: results.flatMap(({ tests }) => tests), diagnostics };
}

const suite = (name: string) => readFileSync(`${folder}/tests/${name}_test.yaml`, "utf8");

describe("the suites of the chart, which helm-unittest judges alike", () => {
  test("holds what holds", async () => {
    const { tests, diagnostics } = await run(suite("holds"));
    expect(diagnostics).toEqual([]);
    expect(tests.flatMap((each) => each.diagnostics.map(({ message }) => message))).toEqual([]);
    const skipped = tests.filter(({ status }) => status === "skipped").map(({ name }) => name);
    expect(skipped).toEqual(["is not run", "passes where nothing is selected, and that may be"]);
    expect(tests.filter(({ status }) => status === "passed")).toHaveLength(19);
  });

  test("lets through nothing of what does not", async () => {
    const { tests } = await run(suite("fails"));
    expect(tests.filter(({ status }) => status !== "failed").map(({ name }) => name)).toEqual([]);
    expect(tests).toHaveLength(42);
  });

  test("runs those of a subchart, with its values below its name", async () => {
    const text = readFileSync(`${folder}/charts/child/tests/thing_test.yaml`, "utf8");
    const { tests } = await run(text, { route: "everything/charts/child" });
    expect(tests).toMatchObject([{ status: "passed" }]);
  });
});

const assertOf = (assert: string, more = "") =>
  `suite: s\ntemplates: [deployment.yaml]\ntests:\n  - it: t\n${more}    asserts:\n      - ${assert}\n`;

describe("a failure", () => {
  test("says where it is, what was expected, and what differs", async () => {
    const content = "{ spec: { containers: [{ name: web, image: nginx }] } }";
    const { tests } = await run(assertOf(`equal: { path: spec.template, value: ${content} }`));
    const [found] = tests.flatMap(({ diagnostics }) => diagnostics);
    expect(found).toMatchObject({ code: "CW8002", place: { file: "tests/x_test.yaml", line: 6 } });
    expect(found?.message).toContain("s › t: equal does not hold.\nExpected spec.template to equal:\n");
    expect(found?.message).toContain("-    - image: nginx\n");
    expect(found?.message).toContain("+    - image: nginx:1.29\n");
  });

  test("of a template that does not render has its message", async () => {
    const { tests } = await run(assertOf("isKind: { of: Deployment }", '    set: { name: "" }\n'));
    expect(tests[0]?.diagnostics[0]?.message).toContain("It does not render:");
    expect(tests[0]?.diagnostics[0]?.message).toContain("A name is needed.");
  });
});

describe("a suite that cannot be read", () => {
  test.each([
    ["no YAML", "tests: [", "CW8001", 1],
    ["no tests", "suite: x\n", "CW8001", 1],
    ["no asserts", "tests:\n  - it: x\n", "CW8001", 2],
    ["an assertion that there is not", assertOf("isKnd: { of: Pod }"), "CW8001", 6],
    ["two assertions in one", assertOf("{ isKind: { of: Pod }, exists: { path: a } }"), "CW8001", 6],
    ["text for a list", assertOf("isKind: { of: Pod }", "    values: a.yaml\n"), "CW8001", 5],
    ["an unknown field", assertOf("isKind: { of: Pod }", "    setted: {}\n"), "CW8004", 5],
  ])("has %s", async (_, text, code, line) => {
    const { diagnostics } = await run(text);
    expect(diagnostics).toMatchObject([{ code, place: { file: "tests/x_test.yaml", line } }]);
  });

  test("is read for all that, where only a backslash in quotes is wrong", async () => {
    const { tests } = await run(
      assertOf('matchRegex: { path: metadata.name, pattern: "^RELEASE\\-NAME-\\w+$" }'),
    );
    expect(tests).toMatchObject([{ status: "passed" }]);
  });
});

describe("snapshots", () => {
  const text = assertOf(
    "matchSnapshot: { path: spec.template.spec.containers[0].ports }".replace(/: (spec\S+)/, ': "$1"'),
  );
  const kept = `t:
  1: |
    - containerPort: 80
      name: http
    - containerPort: 443
      name: tls
`;

  test("are made where there are none, as helm-unittest writes them", async () => {
    const snapshots = new Snapshots(undefined, false);
    const { tests } = await run(text, { snapshots });
    expect(tests).toMatchObject([{ status: "passed" }]);
    expect(snapshots.toWrite()).toBe(kept);
  });

  test("hold, and are not written again", async () => {
    const snapshots = new Snapshots(kept, false);
    const { tests } = await run(text, { snapshots });
    expect(tests).toMatchObject([{ status: "passed" }]);
    expect(snapshots.toWrite()).toBeUndefined();
  });

  test("fail where something differs, and are kept until they are updated", async () => {
    const old = kept.replace("443", "8443");
    const snapshots = new Snapshots(old, false);
    const { tests } = await run(text, { snapshots });
    expect(tests[0]?.diagnostics[0]?.message).toContain(
      "  -- containerPort: 8443\n  +- containerPort: 443\n",
    );
    expect(snapshots.toWrite()).toBeUndefined();
    const updating = new Snapshots(old, true);
    expect((await run(text, { snapshots: updating })).tests).toMatchObject([{ status: "passed" }]);
    expect(updating.toWrite()).toBe(kept);
  });

  test("of tests that are gone go too", async () => {
    const snapshots = new Snapshots(`${kept}gone:\n  1: |\n    a\n`, false);
    await run(text, { snapshots });
    expect(snapshots.vanished).toBe(1);
    expect(snapshots.toWrite()).toBe(kept);
  });
});
