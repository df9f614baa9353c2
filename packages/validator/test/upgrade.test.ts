import { describe, expect, test } from "vitest";
import { type Change, compareCharts, type Upgrade } from "../src/upgrade/index.ts";

interface Parts {
  readonly version?: string;
  readonly more?: string;
  readonly values?: string;
  readonly schema?: object;
  readonly templates?: Readonly<Record<string, string>>;
  readonly cases?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
}

function snapshot({
  version = "1.0.0",
  more = "",
  values = "",
  schema,
  templates = {},
  cases = {},
  files = {},
}: Parts) {
  const all = new Map(Object.entries(files));
  all.set("Chart.yaml", `apiVersion: v2\nname: web\nversion: ${version}\n${more}`);
  all.set("values.yaml", values);
  if (schema !== undefined) all.set("values.schema.json", JSON.stringify(schema));
  for (const [name, text] of Object.entries(templates)) all.set(`templates/${name}`, text);
  return { label: "web", files: all, cases: Object.entries(cases).map(([name, text]) => ({ name, text })) };
}

async function compare(old: Parts, made: Parts): Promise<Upgrade> {
  const { upgrade, diagnostics } = await compareCharts(
    snapshot(old),
    snapshot({ version: "2.0.0", ...made }),
  );
  expect(diagnostics).toEqual([]);
  return upgrade as Upgrade;
}

/** `kind bump path-or-object`, of each change. */
function told({ changes }: { readonly changes: readonly Change[] }): readonly string[] {
  return changes.map(({ kind, bump, path, object }) =>
    [kind, bump, object ?? path].filter(Boolean).join(" "),
  );
}

const closed = (properties: object, more: object = {}) => ({
  $schema: "http://json-schema.org/draft-07/schema#",
  type: "object",
  properties,
  additionalProperties: false,
  ...more,
});

const reads = (...names: readonly string[]) => ({
  "map.yaml": `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\ndata:\n${names.map((name) => `  ${name}: {{ .Values.${name} | quote }}`).join("\n")}\n`,
});

describe("values", () => {
  test("two versions that say the same ask for nothing", async () => {
    const parts = { values: "a: 1\n", templates: reads("a") };
    expect(await compare(parts, parts)).toMatchObject({ changes: [], bump: "none", declared: "major" });
  });

  test("a value that the new schema does not know is shown by values that it refuses", async () => {
    const old = {
      schema: closed({ a: { type: "string" }, b: { type: "string" } }),
      templates: reads("a", "b"),
    };
    const made = { schema: closed({ a: { type: "string" } }), templates: reads("a") };
    const upgrade = await compare(old, made);
    expect(told(upgrade)).toContain("value-removed major b");
    expect(upgrade.changes.find(({ kind }) => kind === "value-removed")?.witness).toHaveProperty("b");
  });

  test("without a schema, a value that no template reads any more is silently ignored", async () => {
    const upgrade = await compare(
      { values: "a: 1\nb: 2\n", templates: reads("a", "b") },
      { values: "a: 1\n", templates: reads("a") },
    );
    expect(told(upgrade)).toContain("value-removed major b");
  });

  test("one that is still read has only lost its default, and one that never was changes nothing", async () => {
    const old = { values: "a: 1\nb: 2\nunread: 3\n", templates: reads("a", "b") };
    const upgrade = await compare(old, { values: "a: 1\n", templates: reads("a", "b") });
    expect(told(upgrade)).toEqual(
      expect.arrayContaining(["default-changed minor b", "value-removed patch unread"]),
    );
  });

  test("one that the templates refuse is shown by values that they refuse", async () => {
    const refusing = `${reads("a")["map.yaml"]}{{ if .Values.b }}{{ fail "b is gone, use c" }}{{ end }}`;
    const upgrade = await compare(
      { values: "a: 1\nb: x\n", templates: reads("a", "b") },
      { values: "a: 1\n", templates: { "map.yaml": refusing } },
    );
    const [removed] = upgrade.changes.filter(({ kind }) => kind === "value-removed");
    expect(removed).toMatchObject({ bump: "major", path: "b", witness: { b: "x" } });
    expect(removed?.message).toContain("b is gone, use c");
  });

  test("what is renamed and still taken is a minor", async () => {
    const a = { type: "string", deprecated: true, description: "Deprecated: Use `sub.b`." };
    const upgrade = await compare(
      { schema: closed({ a: { type: "string" } }) },
      { schema: closed({ a, sub: closed({ b: { type: "string" } }) }) },
    );
    expect(told(upgrade)).toContain("value-renamed minor a");
    expect(upgrade.bump).toBe("minor");
  });

  test("a new value that must be given refuses all that was taken", async () => {
    const made = closed({ a: { type: "string" }, host: { type: "string" } }, { required: ["host"] });
    const upgrade = await compare(
      { schema: closed({ a: { type: "string" } }) },
      { schema: made, cases: { web: "host: example.com\n" } },
    );
    expect(upgrade.changes).toContainEqual(
      expect.objectContaining({ kind: "value-narrowed", bump: "major", path: "", witness: {} }),
    );
  });

  test("a structural difference that refuses nothing is no major", async () => {
    const upgrade = await compare(
      { schema: closed({ a: { type: "string", pattern: "^(a|b)$" } }) },
      { schema: closed({ a: { type: "string", pattern: "^(b|a)$" } }) },
    );
    expect(told(upgrade)).toEqual(["value-narrowed minor a"]);
  });

  test("what only generation finds is found: two values that do not go together any more", async () => {
    const both = { a: { type: "boolean" }, b: { type: "boolean" } };
    const upgrade = await compare(
      { schema: closed(both) },
      {
        schema: closed(both, {
          not: { required: ["a", "b"], properties: { a: { const: true }, b: { const: true } } },
        }),
      },
    );
    const [found] = upgrade.changes;
    expect(found).toMatchObject({ kind: "value-narrowed", bump: "major", witness: { a: true, b: true } });
  });

  test("subcharts in both versions are compared under their names", async () => {
    const sub = (schema: object) => ({
      more: "dependencies:\n- name: db\n  version: 1.0.0\n",
      files: {
        "charts/db/Chart.yaml": "apiVersion: v2\nname: db\nversion: 1.0.0\n",
        "charts/db/values.schema.json": JSON.stringify(schema),
      },
    });
    const upgrade = await compare(
      sub(closed({ size: { type: "integer", maximum: 10 }, global: {} })),
      sub(closed({ size: { type: "integer", maximum: 5 }, global: {} })),
    );
    expect(upgrade.changes).toContainEqual(
      expect.objectContaining({
        kind: "value-narrowed",
        bump: "major",
        path: "db.size",
        witness: { db: { size: 10 } },
      }),
    );
  });
});

describe("objects", () => {
  const deployment = (name: string, { image = "nginx:1.2.0", selector = "web" } = {}) =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${name}\n  labels: {helm.sh/chart: "web-{{ .Chart.Version }}"}\nspec:\n  selector: {matchLabels: {app: ${selector}}}\n  template:\n    metadata: {labels: {app: ${selector}}}\n    spec: {containers: [{name: web, image: "${image}"}]}\n`;
  const at = (text: string) => ({ templates: { "all.yaml": text } });

  test("labels that name the chart's version are no change", async () => {
    expect(told(await compare(at(deployment("a")), at(deployment("a"))))).toEqual([]);
  });

  test("removed, renamed and added", async () => {
    const service = "---\napiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{port: 80}]}\n";
    const budget =
      "---\napiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: a}\nspec: {minAvailable: 1}\n";
    const upgrade = await compare(at(deployment("a") + service), at(deployment("b") + budget));
    expect(told(upgrade)).toEqual([
      "object-removed major Service/a",
      "object-renamed major Deployment/a",
      "object-added minor PodDisruptionBudget/a",
    ]);
  });

  test("one that names the namespace of the release is the same as one that names none", async () => {
    const named = deployment("a").replace("name: a\n", "name: a\n  namespace: {{ .Release.Namespace }}\n");
    expect(told(await compare(at(deployment("a")), at(named)))).toEqual([
      "object-changed patch Deployment/a",
    ]);
  });

  test("an immutable field", async () => {
    const upgrade = await compare(at(deployment("a")), at(deployment("a", { selector: "other" })));
    expect(told(upgrade)).toContain("immutable-field major Deployment/a");
  });

  test.each([
    ["nginx:1.2.1", "patch"],
    ["nginx:1.3.0", "minor"],
    ["nginx:2.0.0", "major"],
    ["ghcr.io/nginx:1.2.0", "minor"],
    ["nginx:stable", "patch"],
  ])("an image: %s is a %s", async (image, bump) => {
    const upgrade = await compare(at(deployment("a")), at(deployment("a", { image })));
    expect(told(upgrade)).toEqual([`image-changed ${bump} Deployment/a`]);
  });

  test("versioned labels in the claims of a StatefulSet", async () => {
    const text = `apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: a}\nspec:\n  selector: {matchLabels: {app: a}}\n  serviceName: a\n  template: {metadata: {labels: {app: a}}, spec: {containers: []}}\n  volumeClaimTemplates:\n  - metadata: {name: data, labels: {helm.sh/chart: "web-{{ .Chart.Version }}"}}\n    spec: {accessModes: [ReadWriteOnce]}\n`;
    expect(told(await compare(at(text), at(text)))).toEqual(["immutable-field major StatefulSet/a"]);
  });

  test("a claim may grow, but not shrink", async () => {
    const claim = (size: string) =>
      at(
        `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: a}\nspec: {resources: {requests: {storage: ${size}}}}\n`,
      );
    expect(told(await compare(claim("1Gi"), claim("2048Mi")))).toEqual([
      "object-changed patch PersistentVolumeClaim/a",
    ]);
    expect(told(await compare(claim("1Gi"), claim("500Mi")))).toEqual([
      "immutable-field major PersistentVolumeClaim/a",
    ]);
  });

  test("a ConfigMap that says of itself that it is immutable", async () => {
    const map = (value: string, immutable: boolean) =>
      at(
        `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\nimmutable: ${immutable}\ndata: {a: ${value}}\n`,
      );
    expect(told(await compare(map("x", true), map("y", true)))).toEqual([
      "immutable-field major ConfigMap/a",
    ]);
    expect(told(await compare(map("x", false), map("y", false)))).toEqual([
      "object-changed patch ConfigMap/a",
    ]);
  });

  test("what is seen in a case of the old version only", async () => {
    const text = (selector: string) =>
      `{{ if .Values.switched }}\n${deployment("a", { selector })}{{ end }}\n`;
    const old = { values: "switched: false\n", ...at(text("a")), cases: { on: "switched: true\n" } };
    const upgrade = await compare(old, { values: "switched: false\n", ...at(text("b")) });
    expect(upgrade.changes).toContainEqual(
      expect.objectContaining({ kind: "immutable-field", cases: ["on"] }),
    );
  });

  test("a case that renders no more", async () => {
    const upgrade = await compare(at(deployment("a")), at(`{{ fail "no" }}`));
    expect(told(upgrade)).toEqual(["render-fails major"]);
  });

  test("a custom resource that loses a version and a field", async () => {
    const crd = (versions: Record<string, object>) => ({
      files: {
        "crds/a.yaml": JSON.stringify({
          apiVersion: "apiextensions.k8s.io/v1",
          kind: "CustomResourceDefinition",
          metadata: { name: "a.example.com" },
          spec: {
            group: "example.com",
            versions: Object.entries(versions).map(([name, properties]) => ({
              name,
              served: true,
              schema: { openAPIV3Schema: { type: "object", properties } },
            })),
          },
        }),
      },
    });
    const upgrade = await compare(
      crd({ v1: { a: { type: "string" }, b: { type: "string" } }, v1beta1: {} }),
      crd({ v1: { a: { type: "string" } }, v2: {} }),
    );
    expect(upgrade.changes.map(({ bump, path }) => `${bump} ${path}`)).toEqual([
      "major v1: b",
      "major v1beta1",
      "minor v2",
    ]);
  });
});

describe("Chart.yaml", () => {
  test("kubeVersion narrowed and widened", async () => {
    const of = (range: string) => ({ more: `kubeVersion: "${range}"\n` });
    expect(told(await compare(of(">=1.31.0-0"), of(">=1.33.0-0")))).toEqual(["kube-version-narrowed major"]);
    expect(told(await compare(of(">=1.33.0-0"), of(">=1.31.0-0")))).toEqual(["kube-version-widened minor"]);
    expect(told(await compare(of(">=1.31.0-0"), of(">=1.31.0")))).toEqual(["kube-version-narrowed major"]);
  });

  test("dependencies by their own versions", async () => {
    const on = (name: string, version: string) => ({
      more: `dependencies:\n- name: ${name}\n  version: ${version}\n`,
      files: { [`charts/${name}/Chart.yaml`]: `apiVersion: v2\nname: ${name}\nversion: ${version}\n` },
    });
    expect(told(await compare(on("db", "1.0.0"), on("db", "2.0.0")))).toEqual([
      "dependency-changed major db",
    ]);
    expect(told(await compare(on("db", "1.0.0"), on("cache", "1.0.0")))).toEqual([
      "dependency-removed major db",
      "dependency-added minor cache",
    ]);
  });

  test("a library is compared by what it offers", async () => {
    const library = (...names: readonly string[]) => ({
      more: "type: library\n",
      templates: { "_a.tpl": names.map((name) => `{{ define "${name}" }}x{{ end }}`).join("\n") },
    });
    expect(told(await compare(library("a", "b"), library("a", "c")))).toEqual([
      "object-removed major b",
      "object-added minor c",
    ]);
  });
});

describe("the version", () => {
  const judged = async (from: string, to: string) => {
    const old = snapshot({ version: from, values: "a: 1\nb: 1\n", templates: reads("a", "b") });
    const made = snapshot({ version: to, values: "a: 1\n", templates: reads("a") });
    return (await compareCharts(old, made)).diagnostics.map(({ code, fix }) => `${code} ${fix}`);
  };

  test.each([
    ["1.2.3", "1.3.0", "2.0.0"],
    ["1.2.3", "1.2.3", "2.0.0"],
    ["0.2.3", "0.2.4", "0.3.0"],
  ])("from %s to %s is too small for what breaks", async (from, to, needed) => {
    expect(await judged(from, to)).toEqual([
      `CW3020 Make the version ${needed} or a later one, or take back what changed.`,
    ]);
  });

  test.each([
    ["1.2.3", "2.0.0"],
    ["0.2.3", "0.3.0"],
    ["0.2.3", "1.0.0"],
  ])("from %s to %s is enough", async (from, to) => {
    expect(await judged(from, to)).toEqual([]);
  });

  test("a chart that does not load is a diagnostic of the engine's, with whose it is", async () => {
    const broken = { ...snapshot({}), label: "old", files: new Map([["Chart.yaml", "name: ["]]) };
    const { upgrade, diagnostics } = await compareCharts(broken, snapshot({}));
    expect(upgrade).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: "CW6001", place: { file: "old" } }]);
  });
});
