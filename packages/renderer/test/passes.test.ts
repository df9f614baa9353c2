import { and, defineChart, isEmpty, not, or, resource, v, when } from "@chartwright/model";
import { render } from "@chartwright/renderer";
import { expect, test } from "vitest";
import { Thing } from "./support/everything.ts";

const chart = defineChart({
  name: "guards",
  description: "A chart that asks more than it needs to know.",
  appVersion: "1.0",
  values: v.object({
    a: v.boolean().default(false),
    b: v.boolean().default(false),
    paths: v.mapOf(v.array(v.string()).min(1)).default({}),
  }),
  resources: ({ values, names }) => [
    resource(Thing, {
      metadata: { name: names.fullname },
      spec: {
        always: "yes",
        one: when(values.a, "1"),
        two: when(values.a, "2"),
        nested: when(values.a, { inner: when(values.a, "3"), other: "4" }),
        either: when(or(values.a, and(not(values.a), values.b)), "5"),
        never: when(and(values.a, isEmpty(values.b)), when(not(values.b), "6")),
        hosts: values.paths.map((name, paths) => ({ name, paths })),
      },
    }),
  ],
});

test("what is asked already is not asked again", () => {
  const { files } = render(chart, { version: "1.0.0", kubernetes: {} });
  const text = files.find(({ path }) => path === "templates/thing.yaml")?.text ?? "";
  expect(text.slice(text.indexOf("spec:"))).toBe(`spec:
  always: "yes"
  {{- if .Values.a }}
  one: "1"
  two: "2"
  nested:
    inner: "3"
    other: "4"
  {{- end }}
  {{- if or .Values.a .Values.b }}
  either: "5"
  {{- end }}
  {{- if and .Values.a (not .Values.b) }}
  never: "6"
  {{- end }}
  {{- with .Values.paths }}
  hosts:
    {{- range $name, $paths := . }}
    - name: {{ $name | quote }}
      paths:
        {{- toYaml $paths | nindent 8 }}
    {{- end }}
  {{- end }}
`);
});
