import { describe, expect, inject, test } from "vitest";
import { loadChart, type RenderOptions, renderChart } from "../src/index.ts";
import { helmTemplate } from "./support/real-helm.ts";
import { isTurnOf } from "./support/turns.ts";

type Files = Readonly<Record<string, string>>;

const dump = "v: {{ toJson .Values | quote }}\nc: {{ .Chart.Name }}\nt: {{ .Template.Name }}\n";

function chart(prefix: string, name: string, values: string, more = "", template = dump): Files {
  return {
    [`${prefix}Chart.yaml`]: `apiVersion: v2\nname: ${name}\nversion: 1.2.3\n${more}`,
    [`${prefix}values.yaml`]: values,
    [`${prefix}templates/dump.yaml`]: template,
  };
}

function dependency(name: string, more = ""): string {
  return `- name: ${name}\n  version: ">=1"\n  repository: ""\n${more}`;
}

const sub = chart(
  "charts/sub/",
  "sub",
  "a: 1\nn: null\nm: {x: 1, y: null, z: {k: v}}\nglobal: {s: sub}\nexports: {data: {e: 1}}\nd: {inner: {q: 1}}\n",
);

interface Scenario {
  readonly title: string;
  readonly files: Files;
  readonly args?: readonly string[];
  readonly options?: RenderOptions;
}

function withSub(values: string, more = "", declared = `dependencies:\n${dependency("sub", more)}`): Files {
  return { ...chart("", "top", values, declared), ...sub };
}

function withValues(text: string): Pick<Scenario, "args" | "options"> {
  return { args: ["-f", "VALUES"], options: { values: [text] } };
}

function set(...flags: string[]): Pick<Scenario, "args" | "options"> {
  return { args: flags.flatMap((flag) => ["--set", flag]), options: { set: flags } };
}

const manifest = (kind: string, name: string, more = ""): string =>
  `kind: ${kind}\nmetadata:\n  name: ${name}\n${more}`;
const hook = (name: string, events: string): string =>
  manifest("Job", name, `  annotations:\n    helm.sh/hook: ${events}\n`);

const kinds: Files = {
  ...chart("", "top", ""),
  "templates/z.yaml": `${manifest("Service", "s")}---\n${manifest("Foo", "f")}\n---\n# only a comment\n---\n${manifest("Namespace", "n")}`,
  "templates/a.yaml": `${manifest("Deployment", "d")}---\n${manifest("Bar", "b")}---\n${hook("h", "pre-install,post-upgrade")}`,
  "templates/tests/t.yaml": hook("t", "test"),
  "templates/w.yaml": manifest("ValidatingWebhookConfiguration", "w"),
  "templates/u.yaml": hook("u", "nonsense"),
  "templates/NOTES.txt": "notes {{ .Release.Name }}",
  "templates/_h.tpl": '{{ define "x" }}{{ end }}',
  "templates/empty.yaml": "{{ if false }}x{{ end }}\n",
  "crds/c.yaml": manifest("CustomResourceDefinition", "c"),
};

const scenarios: readonly Scenario[] = [
  { title: "a subchart with defaults", files: withSub("sub: {a: 2}\nglobal: {g: 1, s: top}\n") },
  { title: "a subchart that is not declared", files: withSub("x: 1\n", "", "") },
  {
    title: "nulls in the parent's values",
    files: withSub("t: null\nsub: {a: null, m: {x: null, z: null}, new: null}\nd: {e: null}\n"),
  },
  {
    title: "nulls in the user's values",
    files: withSub("t: 1\nmap: {a: 1, b: 2}\n"),
    ...withValues("t: null\nmap: {a: null}\nsub: {a: null, m: {z: {k: null}}}\nother: null\n"),
  },
  {
    title: "a map over a scalar and a scalar over a map",
    files: withSub("a: {b: 1}\nc: 2\n"),
    ...withValues("a: 5\nc: {d: 1}\nsub: {m: text}\n"),
  },
  {
    title: "a condition that is off",
    files: withSub("sub: {enabled: false}\n", "  condition: sub.enabled\n"),
  },
  {
    title: "a condition that the user turns on",
    files: withSub("sub: {enabled: false}\n", "  condition: none.x,sub.enabled\n"),
    ...set("sub.enabled=true"),
  },
  { title: "tags", files: withSub("tags: {front: false}\n", "  tags: [front, back]\n") },
  {
    title: "tags and a condition",
    files: withSub("tags: {front: false}\nsub: {on: true}\n", "  tags: [front]\n  condition: sub.on\n"),
  },
  { title: "an alias", files: withSub("other: {a: 9}\nsub: {a: 8}\n", "  alias: other\n") },
  {
    title: "two aliases",
    files: {
      ...chart(
        "",
        "top",
        "one: {a: 5}\n",
        `dependencies:\n${dependency("sub", "  alias: one\n")}${dependency("sub", "  alias: two\n")}`,
      ),
      ...sub,
    },
  },
  { title: "imported exports", files: withSub("e: 0\n", "  import-values: [data]\n") },
  {
    title: "imported paths",
    files: withSub("x: {q: 2, r: 3}\n", "  import-values:\n  - child: d.inner\n    parent: x\n"),
  },
  {
    title: "a dependency that is missing",
    files: { ...chart("", "top", "", `dependencies:\n${dependency("gone")}`) },
  },
  {
    title: "a version that does not fit",
    files: withSub("sub: {a: 3}\n", "", `dependencies:\n- name: sub\n  version: "9.x"\n`),
  },
  {
    title: "globals that are merged",
    files: withSub("global: {m: {a: 1, b: {c: 1}}}\nsub: {global: {m: {b: {d: 2}}, own: 1}}\n"),
    ...set("global.m.z=1"),
  },
  { title: "a subchart's values that are no map", files: withSub("sub: text\n") },
  {
    title: "flags of all forms",
    files: chart("", "top", "l: [1, 2]\n"),
    ...set(
      "a=1,b=true,c=null,d=1.5,e={x,2,z},f.g[1].h=k,l[0]=9",
      "i\\.j=1",
      "q=007",
      "w=a\\,b",
      "big=12345678901",
      "l[3]=x",
      "neg=-4",
      "empty=",
    ),
  },
  { title: "a flag without a value", files: chart("", "top", ""), ...set("a") },
  { title: "an index that is negative", files: chart("", "top", ""), ...set("a[-1]=1") },
  {
    title: "flags as text and JSON",
    files: chart("", "top", "a: 1\n"),
    args: ["--set-string", "a=1,b=true", "--set-json", 'c={"d":[1,null]},e=2', "--set-literal", "f=a,b={c}"],
    options: { setString: ["a=1,b=true"], setJson: ['c={"d":[1,null]},e=2'], setLiteral: ["f=a,b={c}"] },
  },
  { title: "kinds, hooks, tests and notes", files: kinds },
  { title: "without hooks", files: kinds, args: ["--no-hooks"], options: { noHooks: true } },
  { title: "without tests", files: kinds, args: ["--skip-tests"], options: { skipTests: true } },
  { title: "with CRDs", files: kinds, args: ["--include-crds"], options: { includeCrds: true } },
  {
    title: "one template only",
    files: kinds,
    args: ["-s", "templates/a.yaml", "-s", "templates/tests/*.yaml"],
    options: { showOnly: ["templates/a.yaml", "templates/tests/*.yaml"] },
  },
  {
    title: "a template that is none",
    files: kinds,
    args: ["-s", "templates/none.yaml"],
    options: { showOnly: ["templates/none.yaml"] },
  },
  {
    title: "as an upgrade, elsewhere",
    files: chart("", "top", "", "", "r: {{ toJson .Release | quote }}\n"),
    args: ["--is-upgrade", "-n", "there"],
    options: { isUpgrade: true, namespace: "there" },
  },
  {
    title: "another Kubernetes and more APIs",
    files: chart(
      "",
      "top",
      "",
      "",
      'k: "{{ .Capabilities.KubeVersion.Version }} {{ .Capabilities.KubeVersion }} {{ .Capabilities.APIVersions.Has "x/v1" }} {{ .Capabilities.KubeVersion.Minor }}"\n',
    ),
    args: ["--kube-version", "1.30.4-gke.1", "-a", "x/v1"],
    options: { kubeVersion: "1.30.4-gke.1", apiVersions: ["x/v1"] },
  },
  { title: "a Kubernetes that does not fit", files: chart("", "top", "", "kubeVersion: '<1.10'\n") },
  {
    title: "a library chart",
    files: {
      ...chart("", "top", "", "dependencies:\n- name: lib\n  version: 1.2.3\n", '{{ include "lib.x" . }}'),
      ...chart("charts/lib/", "lib", "", "type: library\n"),
      "charts/lib/templates/_x.tpl": '{{ define "lib.x" }}x: {{ .Chart.Name }}{{ end }}',
    },
  },
  { title: "a library chart by itself", files: chart("", "lib", "", "type: library\n") },
  {
    title: "ignored files",
    files: {
      ...chart("", "top", "", "", 'f: {{ range $p, $_ := .Files.Glob "**" }}{{ $p }},{{ end }}\n'),
      ".helmignore": "# c\n*.md\n/ci/\ndocs\n!keep\n",
      "a.md": "",
      "ci/x": "",
      "docs/y": "",
      "keep/z": "",
      "b.txt": "",
    },
  },
  {
    title: "metadata of other types",
    files: chart(
      "",
      "top",
      "",
      "appVersion: 1.10\nkeywords: [1, true]\nannotations: {a: 1}\nmaintainers: [{name: m}]\n",
      "m: {{ toJson .Chart | quote }}\nv: {{ .Chart.AppVersion }}\n",
    ),
  },
  {
    title: "metadata that is not valid",
    files: { "Chart.yaml": "apiVersion: v2\nname: top\nversion: nope\n" },
  },
  {
    title: "files that no YAML can hold",
    files: {
      ...chart(
        "",
        "top",
        "",
        "",
        '[{{ (.Files.Glob "f/*").AsConfig }}, {{ (.Files.Glob "f/*").AsSecrets }}]\n',
      ),
      "f/control": "a\u0080b",
    },
  },
  {
    title: "values that no YAML can hold",
    files: chart("", "top", 'a: "b\\u0080"\n', "", "{{ .Values.YAML }}\n"),
  },
  { title: "no metadata", files: { "values.yaml": "a: 1\n" } },
  { title: "values that are no map", files: chart("", "top", "- a\n") },
  { title: "values that are no YAML", files: chart("", "top", "a: b: c\n") },
  { title: "several documents of values", files: chart("", "top", "a: 1\n---\nb: 2\n") },
  {
    title: "windows line ends",
    files: chart(
      "",
      "top",
      "a: 1\r\nb:\r\n- x\r\n",
      "",
      "a: {{ .Values.a }}\r\nb: {{ .Values.b | toJson }}\r\n---\r\nc: d\r\n",
    ),
  },
];

describe.each([3, 4] as const)("as Helm %i", (helm) => {
  test.each(scenarios.filter((_, at) => isTurnOf(helm, at)))(
    "$title",
    ({ files, args = [], options = {} }) => {
      const tools = inject("tools");
      const given = new Map(Object.entries(files));
      const withFile = args.includes("VALUES");
      const all = withFile ? new Map(given).set("../user-values.yaml", String(options.values?.[0])) : given;
      const expected = helmTemplate(helm === 3 ? tools.helm3 : tools.helm4, all, args);
      const loaded = loadChart(given, helm);
      const rendered =
        loaded.chart === undefined ? undefined : renderChart(loaded.chart, { ...options, helm, name: "rel" });
      const message = (loaded.diagnostics[0] ?? rendered?.diagnostics[0])?.message ?? "";
      // Helm 4 names the folder, which the engine never knew.
      const error = expected.error.replace(/^unable to detect chart at .*$/, "Chart.yaml file is missing");
      expect({ stdout: rendered?.manifests ?? "", error: message.trim() }).toEqual({ ...expected, error });
    },
  );
});
