import schema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };
import AjvDraft4 from "ajv-draft-04";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { formats, printAs } from "../src/index.ts";
import { samples } from "./samples.ts";

const source = "one\n  two\n\tresource(Service, {\n";
const readSource = (file: string) => (file === "charts/web app/chart.ts" ? source : undefined);

describe("pretty", () => {
  test("shows the lines around a place, and no control character of a chart's", () => {
    const [first = ""] = printAs("pretty", samples, { readSource }).split("\n\n");
    expect(
      first,
    ).toBe(`error CW3008  charts/web app/chart.ts:3:5  chart web · case ha · Helm 4.3.1 · Service/web at spec.ports[0].port
  The model says "a & <b>",
  Helm renders 100%: \\x1b[31m"x".
    1 | one
    2 |   two
  > 3 |  resource(Service, {
      |     ^
  why: The reviewed behaviour and the installed one differ.
  fix: Run \`chartwright generate\`, twice: once.`);
  });

  test("shows no frame where the file cannot be read, or has no such line", () => {
    expect(printAs("pretty", samples, { readSource: () => undefined })).not.toContain(" | ");
    expect(printAs("pretty", samples.slice(0, 1), { readSource: () => "one" })).not.toContain(" | ");
  });

  test("paints only where it is told to", () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it begins what paints.
    const painting = /\u001b\[/;
    expect(printAs("pretty", samples)).not.toMatch(painting);
    expect(printAs("pretty", samples, { color: true })).toContain("\u001b[1;31merror CW3008\u001b[0m");
  });

  test("counts what it has told", () => {
    expect(printAs("pretty", samples)).toMatch(/\n3 errors, 1 warning\n$/);
  });
});

test("json is the diagnostics", () => {
  expect(JSON.parse(printAs("json", samples)).diagnostics).toEqual(samples);
});

test("github escapes what would end a command or a property", () => {
  expect(printAs("github", samples).split("\n")).toEqual([
    "::error file=charts/web app/chart.ts,line=3,col=5,title=CW3008::chart web · case ha · Helm 4.3.1 · Service/web at spec.ports[0].port%0A" +
      'The model says "a & <b>",%0AHelm renders 100%25: \u001b[31m"x".%0Awhy: The reviewed behaviour and the installed one differ.%0A' +
      "fix: Run `chartwright generate`, twice: once.",
    expect.stringMatching(/^::warning file=charts\/web\/waivers\.yaml,line=1,title=CW3101::chart web%0A/),
    expect.stringMatching(/^::error title=CW5001::No helm was found\.%0A/),
    expect.stringMatching(/^::error file=\/elsewhere.*,title=CW3107 references\/service-target-port::/),
    "",
  ]);
  const [sample] = samples;
  const odd = { ...sample, place: { file: "a,b:c%.ts" } } as (typeof samples)[number];
  expect(printAs("github", [odd])).toContain("file=a%2Cb%3Ac%25.ts,title");
});

describe("junit", () => {
  const checked = [{ chart: "web", case: "ha" }, { chart: "web", case: "default" }, { chart: "ok" }];

  test("has a suite for each chart, in which what was found fails a test", () => {
    const xml = printAs("junit", samples, { checked });
    expect(xml).toContain('<testsuites name="chartwright" tests="6" failures="3" errors="0" skipped="0">');
    expect(xml).toContain('<testsuite name="web" tests="3" failures="1" errors="0" skipped="0">');
    expect(xml).toContain('<testcase classname="web" name="case default"/>');
    expect(xml).toContain('<testcase classname="ok" name="the chart"/>');
    expect(xml).toContain(
      '<failure type="CW3008" message="The model says &quot;a &amp; &lt;b&gt;&quot;,&#10;Helm renders 100%: \ufffd[31m&quot;x&quot;.">',
    );
    expect(xml).toMatch(/<system-out>warning CW3101 {2}charts\/web\/waivers\.yaml:1/);
  });

  test("holds nothing that XML cannot", () => {
    const xml = printAs("junit", samples);
    expect(xml.isWellFormed()).toBe(true);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold.
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
  });
});

describe("sarif", () => {
  const ajv = new AjvDraft4.default({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);

  test.each([
    ["samples", samples],
    ["nothing", []],
  ])("is valid by its schema: %s", (_, found) => {
    const log = JSON.parse(printAs("sarif", found, { version: "1.2.3" }));
    expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...log, runs: [{ results: [] }] })).toBe(false);
  });

  test("has a rule for each code, and places as URIs", () => {
    const [run] = JSON.parse(printAs("sarif", samples)).runs;
    const { rules } = run.tool.driver;
    expect(run.results.map(({ ruleIndex }: { ruleIndex: number }) => rules[ruleIndex].id)).toEqual([
      "CW3008",
      "CW3101",
      "CW5001",
      "CW3107",
    ]);
    const uris = run.results.map(
      // biome-ignore lint/suspicious/noExplicitAny: the log is JSON.
      (result: any) => result.locations?.[0].physicalLocation.artifactLocation.uri,
    );
    expect(uris).toEqual([
      "charts/web%20app/chart.ts",
      "charts/web/waivers.yaml",
      undefined,
      "file:///elsewhere/templates/service.yaml",
    ]);
  });
});

test("every format prints nothing wrong of nothing", () => {
  for (const format of formats) expect(() => printAs(format, [])).not.toThrow();
});
