import { expect, test } from "vitest";
import { readObjects } from "./read-objects.ts";

const read = (content: string | Uint8Array) => readObjects([{ path: "a.yaml", content }]);
const named = (kind: string, name: string) => `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n`;

test("takes lists apart, and passes over empty documents", () => {
  const item = (name: string) => `  - apiVersion: v1\n    kind: ConfigMap\n    metadata: { name: ${name} }\n`;
  const { objects, diagnostics } = read(
    `---\n# nothing\n---\napiVersion: v1\nkind: List\nitems:\n${item("a")}${item("b")}---\n${named("Service", "c")}`,
  );
  expect(diagnostics).toEqual([]);
  expect(objects.map(({ kind, name }) => `${kind}/${name}`)).toEqual([
    "ConfigMap/a",
    "ConfigMap/b",
    "Service/c",
  ]);
});

test("reads YAML as Kubernetes does, and leaves out null and status", () => {
  const { objects } = read(
    `${named("ConfigMap", "a")}  creationTimestamp: null\nmode: 0644\nyes: "on"\nat: 12:30\nstatus: {}\n`,
  );
  expect(objects[0]?.object).toMatchObject({ mode: 420, at: "12:30", metadata: { name: "a" } });
  expect(objects[0]?.object).not.toHaveProperty("status");
  expect(objects[0]?.object.metadata).not.toHaveProperty("creationTimestamp");
});

test.each([
  ["what is no YAML", "a: [", "CW7001", 1],
  ["a key that stands twice", `${named("ConfigMap", "a")}kind: Secret\n`, "CW7001", 5],
  ["what is not UTF-8", new Uint8Array([0x61, 0x3a, 0x20, 0xff]), "CW7001", undefined],
  ["a document without a kind", "a: 1\n", "CW7002", 1],
  ["a document that is no mapping", `${named("ConfigMap", "a")}---\n- 1\n`, "CW7002", 6],
  ["an object without a name", "apiVersion: v1\nkind: ConfigMap\n", "CW7002", 1],
  ["a kustomization", "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n", "CW7002", 1],
  ["a number that JavaScript cannot hold", `${named("ConfigMap", "a")}n: 9007199254740993\n`, "CW7002", 1],
  [
    "a kind that is code",
    "apiVersion: v1\nkind: 'x } from \"node:fs\"; /*'\nmetadata: { name: a }\n",
    "CW7011",
    1,
  ],
  ["a kind that ends with a hyphen", named("Config-", "a"), "CW7011", 1],
  ["a group with two dots", "apiVersion: a..b/v1\nkind: X\nmetadata: { name: a }\n", "CW7011", 1],
  ["a version that begins with a digit", "apiVersion: a.b/1\nkind: X\nmetadata: { name: a }\n", "CW7011", 1],
  ["an API version of three parts", "apiVersion: a/b/v1\nkind: X\nmetadata: { name: a }\n", "CW7011", 1],
  [
    "two documents that are one object",
    `${named("ConfigMap", "a")}---\n${named("ConfigMap", "a")}`,
    "CW7003",
    6,
  ],
])("refuses %s", (_, content, code, line) => {
  const { diagnostics } = read(content);
  expect(diagnostics.map((found) => [found.code, found.place?.line])).toEqual([[code, line]]);
});
