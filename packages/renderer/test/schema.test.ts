import { defineChart, type Json, resource, v } from "@chartwright/model";
import { describe, expect, inject, test } from "vitest";
import { everything, Thing } from "./support/everything.ts";
import { chartFolder, helmNotes, helmTemplate, parentFolder } from "./support/helm.ts";

const certificate = () =>
  v.object({ name: v.string(), trusted: v.boolean().optional() }).named("Certificate");

const drafts = (["draft-07", "2020-12"] as const).map((schemaDraft) =>
  defineChart({
    name: "drafts",
    description: "A schema of either draft.",
    appVersion: "1.0",
    schemaDraft,
    values: v.object({
      replicas: v.integer().min(1).default(1),
      tls: v
        .object({
          enabled: v.boolean().default(false),
          secret: v.string().default(""),
          hosts: v.array(v.string()),
        })
        .requires({ enabled: true }, "secret", "hosts"),
      servers: v.mapOf(v.object({ own: certificate(), others: v.array(certificate()) }).named("Server")),
    }),
    resources: ({ names }) => [resource(Thing, { metadata: { name: names.fullname }, spec: {} })],
  }),
);
const taken: readonly Json[] = [
  {},
  { replicas: 3 },
  { tls: { enabled: true, secret: "a", hosts: ["b"] } },
  { tls: { secret: "a" } },
  { servers: { a: { own: { name: "a", trusted: true }, others: [{ name: "b" }] } } },
];
const refused: readonly (readonly [Json, string])[] = [
  [{ replicas: 0 }, "replicas"],
  [{ replica: 2 }, "replica"],
  [{ tls: { enabled: true, secret: "a" } }, "hosts"],
  [{ tls: { enabled: true, hosts: ["b"] } }, "secret"],
  [{ tls: { enabled: true, secret: null, hosts: ["b"] } }, "secret"],
  [{ servers: { a: { own: { name: "a", trust: true } } } }, "trust"],
  [{ servers: { a: { own: { name: "a" }, others: [{ trusted: true }] } } }, "name"],
];

/** Each for a subchart of one parent, so that one run of helm has all of them. */
const byAlias = (all: readonly Json[]) =>
  Object.fromEntries(all.map((values, index) => [`x${index}`, values] as const));

/** What helm says of each chart whose values its schema refuses. */
function refusals(render: () => unknown): ReadonlyMap<string, string> {
  try {
    render();
    return new Map();
  } catch (error) {
    const parts = (error as Error).message.matchAll(/^(\w+):\n((?:[- ].*\n)+)/gm);
    return new Map([...parts].map(([, chart = "", text = ""]) => [chart, text]));
  }
}

describe.each(["helm3", "helm4"] as const)("%s", (name) => {
  const helm = inject("tools")[name];

  test.each(drafts.map((model) => [model.metadata.schemaDraft, model] as const))(
    "reads a schema of %s",
    (_, model) => {
      const good = byAlias(taken);
      const rendered = helmTemplate(helm, parentFolder(model, Object.keys(good)), good);
      expect(rendered.map(({ source }) => source.split("/")[2]).sort()).toEqual(Object.keys(good));
      const bad = byAlias(refused.map(([values]) => values));
      const folder = parentFolder(model, Object.keys(bad));
      const said = refusals(() => helmTemplate(helm, folder, bad));
      for (const [index, [, about]] of refused.entries()) expect(said.get(`x${index}`)).toContain(about);
    },
  );
});

test("notes name the deprecated values that are given, and no others", () => {
  const notes = (values: Json) => helmNotes(inject("tools").helm4, chartFolder(everything), values);
  expect(notes({})).not.toContain("WARNING");
  const warned = notes({ oldCount: 3, former: { name: "x" } });
  expect(warned).toContain("WARNING: the value `former.name` is deprecated. Use `renamed`.");
  expect(warned).toContain("WARNING: the value `oldCount` is deprecated. Use `renamedCount`.");
  expect(warned).not.toContain("`old`");
});

test("a value cannot be renamed from a place that is taken", () => {
  const chart = () =>
    defineChart({
      name: "taken",
      description: "A place is taken.",
      appVersion: "1.0",
      values: v.object({ a: v.string().default(""), b: v.string().default("").renamedFrom("a") }),
      resources: () => [],
    });
  expect(chart).toThrow('a value cannot be renamed from "a", which is declared still');
});

test("a pattern that RE2 cannot read is refused before Helm does", () => {
  const model = defineChart({
    name: "patterns",
    description: "Patterns of both kinds.",
    appVersion: "1.0",
    values: v.object({
      fine: v
        .string()
        .pattern(/^\(\?=\\1$/)
        .default(""),
      letters: v
        .string()
        .pattern(/^[a-z\u00e4\u4e00-\u9fff]*$/)
        .default(""),
      controls: v.string().pattern("^[^\\u0007]*$").default(""),
      classes: v.mapOf(v.string().pattern(/(a)\1/)).keys(/^(?!system-)/),
    }),
    resources: ({ names }) => [resource(Thing, { metadata: { name: names.fullname }, spec: {} })],
  });
  expect(model.diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
    "CW1009 The pattern of the value controls has `\\u`: ^[^\\u0007]*$",
    "CW1009 The pattern of the value classes has `(?!`: ^(?!system-)",
    "CW1009 The pattern of the value classes.* has `\\1`: (a)\\1",
  ]);
});
