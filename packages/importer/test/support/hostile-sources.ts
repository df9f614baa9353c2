import fc from "fast-check";
import { stringify } from "yaml";
import { hostileText } from "./hostile-text.ts";

/** Kinds that Kubernetes' syntax takes, and that are something else in TypeScript or in a chart. */
const oddKinds = [
  ..."v resource text class default Kind Untyped Object Expr Map then constructor prototype".split(" "),
  ..."index defineChart A-b a-B-c untyped await Function blocks x1 ConfigMap Deployment Service".split(" "),
];

/** Manifests in every place of which hostile texts stand. Kinds are refused unless they are odd only. */
export function hostileManifests(file: string): fc.Arbitrary<string> {
  const text = hostileText(file);
  const kind = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...oddKinds) },
    { weight: 1, arbitrary: text },
  );
  const apiVersion = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom("v1", "apps/v1", "example.com/v1", "a.b/v1", "a-b/v1", "0.io/v1"),
    },
    { weight: 1, arbitrary: text },
    { weight: 1, arbitrary: text.map((each) => `${each}/v1`) },
    { weight: 1, arbitrary: text.map((each) => `evil.io/${each}`) },
  );
  const name = fc.oneof(text, fc.constantFrom("shop", "shop-web", "shop-env"));
  const texts = fc.dictionary(text, text, { maxKeys: 3 });
  const labels = fc.dictionary(
    fc.oneof(
      text,
      fc.constantFrom("app.kubernetes.io/name", "app.kubernetes.io/instance", "helm.sh/chart", "app"),
    ),
    name,
    { maxKeys: 4 },
  );
  const metadata = fc.record(
    { name, namespace: name, labels, annotations: texts },
    { requiredKeys: ["name"] },
  );
  const container = fc.record(
    {
      name,
      image: fc.oneof(text, fc.constant("nginx:1")),
      args: fc.array(text, { maxLength: 2 }),
      env: fc.array(fc.record({ name, value: text }), { maxLength: 3 }),
      resources: texts,
      imagePullPolicy: text,
    },
    { requiredKeys: ["name", "image"] },
  );
  const anything = fc.object({ key: text, values: [text, fc.integer(), fc.boolean()], maxDepth: 2 });
  const port = fc.record({ name, port: fc.integer({ min: 1, max: 9 }) });
  const spec = fc.record(
    {
      template: fc.record({ spec: fc.record({ containers: fc.array(container, { maxLength: 2 }) }) }),
      selector: texts,
      ports: fc.array(port, { maxLength: 2 }),
      rules: fc.array(fc.record({ host: text }), { maxLength: 2 }),
      ingressClassName: text,
      storageClassName: text,
      anything,
    },
    { requiredKeys: [] },
  );
  const object = fc.record(
    { apiVersion, kind, metadata, spec, data: texts, status: anything },
    { requiredKeys: ["apiVersion", "kind", "metadata"] },
  );
  const crd = fc.record({
    apiVersion: fc.constant("apiextensions.k8s.io/v1"),
    kind: fc.constant("CustomResourceDefinition"),
    metadata,
    spec: anything,
  });
  return fc
    .array(fc.oneof({ weight: 6, arbitrary: object }, { weight: 1, arbitrary: crd }), {
      minLength: 1,
      maxLength: 5,
    })
    .map((all) => all.map((each) => `---\n${stringify(each)}`).join(""));
}

/** Helm charts in every place of which hostile texts stand. */
export function hostileCharts(file: string): fc.Arbitrary<ReadonlyMap<string, string>> {
  const text = hostileText(file);
  const helper = fc.oneof(
    text,
    fc.constantFrom(
      ..."c.default c.class c.text c.resource c.v c.fullname c.name c.labels c.values".split(" "),
    ),
  );
  const word = fc.oneof(
    { weight: 3, arbitrary: text },
    { weight: 2, arbitrary: fc.constantFrom("a", "items", "on", "class", "constructor", "map", "default") },
  );
  const variable = fc.constantFrom(
    "class",
    "v",
    "text",
    "resource",
    "await",
    "é",
    "_",
    "x1",
    "values",
    "default",
  );
  const kind = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom("v", "resource", "class", "ConfigMap", "A-b", "Kind") },
    { weight: 1, arbitrary: text },
  );
  const metadata = fc.record(
    {
      name: fc.oneof({ weight: 6, arbitrary: fc.constant("c") }, { weight: 1, arbitrary: text }),
      version: fc.constant("1.2.3"),
      description: text,
      appVersion: text,
      home: text,
      icon: text,
      keywords: fc.array(text, { maxLength: 2 }),
      maintainers: fc.array(fc.record({ name: text, email: text }), { maxLength: 1 }),
      annotations: fc.dictionary(text, text, { maxKeys: 2 }),
    },
    { requiredKeys: ["name", "version"] },
  );
  const values = fc.record({
    a: text,
    m: fc.dictionary(word, text, { maxKeys: 3 }),
    list: fc.array(text, { maxLength: 2 }),
    others: fc.dictionary(word, fc.oneof(text, fc.boolean()), { maxKeys: 2 }),
  });
  const parts = fc.record({
    metadata,
    values,
    comment: text,
    helper,
    text,
    word,
    variable,
    kind,
    name: text,
  });
  return parts.map(chartOf);
}

interface Parts {
  readonly metadata: object;
  readonly values: { readonly a: string; readonly m: object; readonly list: object; readonly others: object };
  readonly comment: string;
  readonly helper: string;
  readonly text: string;
  readonly word: string;
  readonly variable: string;
  readonly kind: string;
  readonly name: string;
}

/** JSON, without what a reader of YAML refuses in it, so that most of the charts load. */
function quoted(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]|\\ud[89a-f][\da-f]{2}/g,
    "",
  );
}

function chartOf({ metadata, values, comment, helper, text, word, variable, kind, name }: Parts) {
  const { a, m, list, others } = values;
  const file = name.replaceAll(/[/\\\0]/g, "-");
  const lines = comment.split(/[\n\r]/).map((line) => `# -- ${quoted(line).slice(1, -1)}\n`);
  const more = Object.entries(others).map(([key, value]) => `${quoted(key)}: ${quoted(value)}\n`);
  const object = ["apiVersion: example.com/v1", `kind: ${quoted(kind)}`, "metadata:"];
  const data = [
    `  name: {{ include ${quoted(helper)} . }}`,
    "data:",
    "  a: {{ .Values.a | quote }}",
    `  b: ${quoted(text)}`,
    `  c: $\{{/* */}}{${quoted(text).slice(1, -1)}}`,
    `  ${quoted(word)}: {{ printf "%s-%s" ${quoted(text)} .Release.Name }}`,
  ];
  const loops = [
    "  name: loops",
    "list:",
    `  {{- range $${variable} := .Values.list }}`,
    `  - {{ $${variable} | quote }}`,
    "  {{- end }}",
    "data:",
    `  {{- range $${variable}, $${variable}x := .Values.m }}`,
    `  {{ $${variable} }}: {{ $${variable}x | quote }}`,
    "  {{- end }}",
  ];
  const crd = { apiVersion: "v1", kind: "X", metadata: { name: text || "x" }, [word]: 1 };
  const helpers = `{{- define ${quoted(helper)} -}}\n$\{{- /* */ -}}{${text.replaceAll("{{", "")}\n{{- end }}`;
  return new Map([
    ["Chart.yaml", quoted({ apiVersion: "v2", ...metadata })],
    [
      "values.yaml",
      `${lines.join("")}a: ${quoted(a)}\nm: ${quoted(m)}\nlist: ${quoted(list)}\n${more.join("")}`,
    ],
    ["templates/_helpers.tpl", helpers],
    [`templates/${file}.yaml`, [...object, ...data.slice(0, 4)].join("\n")],
    ["templates/data.yaml", [...object, ...data].join("\n")],
    ["templates/loops.yaml", [...object, ...loops].join("\n")],
    ["templates/NOTES.txt", text.replaceAll("{{", "")],
    [`ci/${file}-values.yaml`, quoted(values)],
    ["crds/a.yaml", quoted(crd)],
  ]);
}
