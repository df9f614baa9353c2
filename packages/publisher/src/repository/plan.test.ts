import fc from "fast-check";
import { expect, inject, test } from "vitest";
import { parse } from "yaml";
import { sampleArchive } from "../../test/charts.ts";
import type { ChartArchive } from "../archive/chart.ts";
import { planPublish } from "./plan.ts";
import { type PublishPlan, printPlan } from "./publish-plan.ts";

const now = "2026-01-02T03:04:05.000Z";
const later = "2027-01-02T03:04:05.000Z";

/** The index once the plan is carried out. */
function indexAfter(plan: PublishPlan, before?: string): string | undefined {
  const text = plan.files.find(({ path }) => path === "index.yaml")?.content;
  return text === undefined ? before : text.toString();
}

test("begins a repository, as in the documentation", async () => {
  const archive = await sampleArchive("web", "1.2.0");
  const plan = planPublish({ archives: [archive], now: "2026-01-01T00:00:00Z" });
  expect(plan.files.map(({ path }) => path)).toEqual(["web-1.2.0.tgz", "index.yaml"]);
  expect(printPlan(plan)).toBe(`new        web 1.2.0  sha256:${archive.digest}\n`);
});

test("writes what Helm writes", async () => {
  const archive = await sampleArchive();
  const url = "https://charts.example.com/stable/";
  const text = indexAfter(planPublish({ archives: [archive], now, url }));
  expect(text).toBe(`apiVersion: v1
entries:
  web:
  - apiVersion: v2
    appVersion: "1.10"
    created: "${now}"
    description: Says hello
    digest: ${archive.digest}
    icon: https://example.com/icon.svg
    name: web
    type: application
    urls:
    - https://charts.example.com/stable/web-1.0.0.tgz
    version: 1.0.0
generated: "${now}"
`);
});

test("lists names in order, and the newest version first", async () => {
  const versions = [
    "1.0.0",
    "1.10.0",
    "1.9.0",
    "2.0.0-rc.1",
    "2.0.0-rc.10",
    "2.0.0-rc.9",
    "1.0.0+b",
    "1.0.0+a",
  ];
  const archives = await Promise.all([
    ...versions.map((version) => sampleArchive("web", version)),
    sampleArchive("api"),
  ]);
  const { entries } = parse(indexAfter(planPublish({ archives, now })) ?? "");
  expect(Object.keys(entries)).toEqual(["api", "web"]);
  expect(entries.web.map(({ version }: ChartArchive) => version)).toEqual([
    "2.0.0-rc.10",
    "2.0.0-rc.9",
    "2.0.0-rc.1",
    "1.10.0",
    "1.9.0",
    "1.0.0+b",
    "1.0.0+a",
    "1.0.0",
  ]);
});

const foreign = `# Kept by hand.
apiVersion: v1
annotations:
  team: platform # us
entries:
  old:
  - created: 2016-10-06T16:23:20.499814565-06:00
    appVersion: 1.10
    digest: 0123456789012345678901234567890123456789012345678901234567890123
    ourOwnField: [ on, 0644 ]
    name: old
    version: v0.9
  - name: old
    version: latest
  web:
  - name: web
    version: 0.9.0
    digest: ${"ab".repeat(32)}
generated: 2016-10-06T16:23:20.499814565-06:00
serverInfo: {}
`;

test("changes no entry that is there", async () => {
  const archives = [await sampleArchive()];
  const alone = indexAfter(planPublish({ archives, now }));
  const [, entry] = /^ {2}web:\n(.*)^generated/ms.exec(alone ?? "") ?? [];
  expect(indexAfter(planPublish({ index: foreign, archives, now }))).toBe(
    foreign.replace("  web:\n", `  web:\n${entry}`).replace(/generated: .*/, `generated: "${now}"`),
  );
});

test("changes nothing for what is published", async () => {
  const archives = [await sampleArchive()];
  const index = indexAfter(planPublish({ archives, now }));
  const plan = planPublish({ archives, index, now: later, url: "https://elsewhere.example.com" });
  expect(plan).toMatchObject({ files: [], diagnostics: [], charts: [{ status: "published" }] });
});

test("never replaces what is published", async () => {
  const index = indexAfter(planPublish({ archives: [await sampleArchive()], now }));
  const archives = [await sampleArchive("api"), await sampleArchive("web", "1.0.0", "other")];
  const plan = planPublish({ archives, index, now });
  expect(plan.files).toEqual([]);
  expect(plan.diagnostics).toMatchObject([{ code: "CW4007", fix: "Give the chart a new version." }]);
  expect(plan.charts.map(({ status }) => status)).toEqual(["new", "refused"]);
});

test("never replaces an archive that only the folder knows of, and does not write one that is right", async () => {
  const archive = await sampleArchive();
  const right = planPublish({ archives: [archive], present: { [archive.file]: archive.digest }, now });
  expect(right.files.map(({ path }) => path)).toEqual(["index.yaml"]);
  const wrong = planPublish({ archives: [archive], present: { [archive.file]: "00" }, now });
  expect(wrong).toMatchObject({
    files: [],
    diagnostics: [{ code: "CW4007", fix: /remove web-1\.0\.0\.tgz/ }],
  });
});

test("holds a version without a digest against the folder", async () => {
  const archive = await sampleArchive("web", "0.9.0");
  const index = foreign.replace(/ {4}digest: abab.*\n/, "");
  expect(planPublish({ archives: [archive], index, now }).diagnostics).toMatchObject([{ code: "CW4007" }]);
  const present = { [archive.file]: archive.digest };
  expect(planPublish({ archives: [archive], index, present, now })).toMatchObject({
    files: [],
    diagnostics: [],
  });
});

test("takes one archive given twice, and refuses two of one version or of one file name", async () => {
  const archive = await sampleArchive();
  expect(planPublish({ archives: [archive, archive], now }).files).toHaveLength(2);
  const other = await sampleArchive("web", "1.0.0", "other");
  expect(planPublish({ archives: [archive, other], now })).toMatchObject({
    files: [],
    diagnostics: [{ code: "CW4007" }],
  });
  const alike = [await sampleArchive("web", "1.0.0-2.0.0"), await sampleArchive("web-1.0.0", "2.0.0")];
  expect(planPublish({ archives: alike, now })).toMatchObject({
    files: [],
    diagnostics: [{ code: "CW4007" }],
  });
});

test.each([
  ["", /no mapping/],
  ["a: [", /./],
  ["- a", /no mapping/],
  ["entries: {}", /no apiVersion/],
  ["apiVersion: v1\nentries: 3", /entries are not a mapping/],
  ["apiVersion: v1\nentries: { web: 3 }", /web is not a list/],
  ["apiVersion: v1\nentries: { web: [a] }", /web lists something without a version/],
  ["apiVersion: v1\nentries: { b: &b [], c: *b }", /alias|not a list/],
  ["apiVersion: v1\napiVersion: v1", /unique/],
])("refuses the index %j", async (index, message) => {
  const plan = planPublish({ archives: [await sampleArchive()], index, now });
  expect(plan).toMatchObject({
    files: [],
    diagnostics: [{ code: "CW4008", message, place: { file: "index.yaml" } }],
  });
});

test.each([
  "apiVersion: v1\nentries: {}\n",
  "apiVersion: v1\nentries:\n",
  "apiVersion: v1\n",
  '{"apiVersion":"v1","entries":{"web":[]}}',
])("adds to the empty index %j", async (index) => {
  const { entries } = parse(indexAfter(planPublish({ archives: [await sampleArchive()], index, now })) ?? "");
  expect(entries).toMatchObject({ web: [{ version: "1.0.0" }] });
});

test.each(["ftp://example.com", "charts", "https://example.com/?a=b"])("refuses the URL %j", async (url) => {
  const plan = planPublish({ archives: [await sampleArchive()], now, url });
  expect(plan).toMatchObject({ files: [], diagnostics: [{ code: "CW4009" }] });
});

test("publishing in any order and any groups gives the same entries, and again changes nothing", async () => {
  const names = ["api", "web", "web-1"];
  const versions = ["0.1.0", "0.10.0", "0.9.0", "1.0.0-rc.1"];
  const all = await Promise.all(
    names.flatMap((name) => versions.map((version) => sampleArchive(name, version))),
  );
  const expected = indexAfter(planPublish({ archives: all, now }));
  const order = fc.shuffledSubarray(all, { minLength: all.length });
  const property = fc.property(order, fc.array(fc.integer({ min: 1, max: 4 })), (archives, sizes) => {
    let index: string | undefined;
    const rest = [...archives];
    while (rest.length > 0) {
      const group = rest.splice(0, sizes.pop() ?? 3);
      index = indexAfter(planPublish({ archives: group, index, now }), index);
      expect(planPublish({ archives: group, index, now: later }).files).toEqual([]);
    }
    expect(index).toBe(expected);
  });
  fc.assert(property, inject("effort").properties["publisher/order"]);
});
