import fc from "fast-check";

/** A whole chart, and what its user gives. */
export interface MadeChart {
  readonly files: ReadonlyMap<string, string>;
  /** A file of values. */
  readonly values: string;
  /** Flags by their names, in the order in which helm takes them. */
  readonly setJson: readonly string[];
  readonly set: readonly string[];
  readonly setString: readonly string[];
  readonly setLiteral: readonly string[];
}

const scalar = fc.constantFrom<unknown>(
  ...[
    null,
    null,
    true,
    false,
    0,
    1,
    -2.5,
    12345678,
    9007199254740992,
    1e21,
    "",
    "x",
    "yes",
    "1",
    "null",
    "a: b",
  ],
);
/** Names that meet: of subcharts, of what Helm treats apart, and of values. */
const key = fc.constantFrom(
  "a",
  "b",
  "c",
  "enabled",
  "sub",
  "leaf",
  "other",
  "global",
  "exports",
  "data",
  "x.y",
  "",
);
const plainKey = fc.constantFrom("a", "b", "c", "enabled", "data", "x.y");
const tree = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: "small" }, scalar, tie("list"), tie("map")),
  list: fc.array(tie("value"), { maxLength: 3 }),
  map: fc.dictionary(key, tie("value"), { maxKeys: 4, noNullPrototype: true }),
}));
const map = tree.map as fc.Arbitrary<Record<string, unknown>>;
const optional = <T>(made: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(made, { nil: undefined });

/** Values of a chart that has subcharts of some names. */
function valuesFor(...subcharts: readonly string[]): fc.Arbitrary<Record<string, unknown>> {
  const below = fc.oneof({ weight: 30, arbitrary: map }, { weight: 1, arbitrary: scalar });
  const fixed = Object.fromEntries(subcharts.map((name) => [name, optional(below)]));
  return fc
    .tuple(
      fc.dictionary(plainKey, tree.value as fc.Arbitrary<unknown>, { maxKeys: 4, noNullPrototype: true }),
      fc.record({
        ...fixed,
        global: optional(fc.oneof({ weight: 30, arbitrary: map }, { weight: 1, arbitrary: scalar })),
        exports: optional(fc.record({ data: map, more: below })),
        tags: optional(
          fc.dictionary(fc.constantFrom("one", "two"), fc.constantFrom<unknown>(true, false, "x")),
        ),
      }),
    )
    .map(([free, given]) => JSON.parse(JSON.stringify({ ...free, ...given })) as Record<string, unknown>);
}

const importValues = fc.array(
  fc.oneof(
    fc.constantFrom<unknown>("data", "more", "nothing"),
    fc.record({
      child: fc.constantFrom("a", "exports.data", "b.c", "global", "nothing"),
      parent: fc.constantFrom("a", "b", "c.a", ".", "sub.a"),
    }),
  ),
  { maxLength: 3 },
);

function dependency(name: string, alias: string): fc.Arbitrary<Record<string, unknown>> {
  return fc
    .record({
      condition: optional(
        fc.constantFrom(
          "sub.enabled",
          "enabled",
          "global.enabled,sub.enabled",
          "a.b, enabled",
          "nothing",
          "",
        ),
      ),
      tags: optional(fc.subarray(["one", "two"])),
      "import-values": optional(importValues),
      alias: optional(fc.constant(alias)),
    })
    .map((more) => ({ name, version: "*", repository: "", ...(JSON.parse(JSON.stringify(more)) as object) }));
}

const dump = `values: {{ toJson .Values | quote }}
chart: {{ .Chart.Name }} {{ .Chart.IsRoot }} {{ .Template.Name }}
{{- $below := dict }}{{ range $name, $each := .Subcharts }}{{ $_ := set $below $name $each.Values }}{{ end }}
subcharts: {{ toJson $below | quote }}
shared: {{ include "shared" . | quote }}
`;
const shared = (name: string): string =>
  `{{ define "shared" }}${name} {{ .Chart.Name }} {{ .Values.a }}{{ end }}`;

function folder(
  path: string,
  name: string,
  values: Record<string, unknown>,
  dependencies: readonly Record<string, unknown>[],
): (readonly [string, string])[] {
  const chart = {
    apiVersion: "v2",
    name,
    version: "1.2.3",
    ...(dependencies.length > 0 ? { dependencies } : {}),
  };
  return [
    [`${path}Chart.yaml`, JSON.stringify(chart)],
    [`${path}values.yaml`, JSON.stringify(values)],
    [`${path}templates/dump.yaml`, dump],
    [`${path}templates/_shared.tpl`, shared(name)],
  ];
}

const event = fc.constantFrom(
  "pre-install",
  "post-install",
  "pre-upgrade",
  "test",
  "test-success",
  "crd-install",
  "no",
);
const manifest = fc
  .record({
    kind: fc.constantFrom(
      "Service",
      "Deployment",
      "Namespace",
      "Foo",
      "ClusterRole",
      "CustomResourceDefinition",
      "Job",
    ),
    apiVersion: fc.constantFrom("v1", "apps/v1", "example.org/v1"),
    name: fc.constantFrom("a", "b", "c"),
    hooks: optional(fc.array(event, { minLength: 1, maxLength: 2 }).map((events) => events.join(","))),
    weight: optional(fc.constantFrom("1", "-5", "10", "x", "")),
    policy: optional(fc.constantFrom("keep", "before-hook-creation", "hook-failed, hook-succeeded")),
  })
  .map(({ kind, apiVersion, name, hooks, weight, policy }) => {
    const annotations = Object.entries({
      "helm.sh/hook": hooks,
      "helm.sh/hook-weight": weight,
      "helm.sh/hook-delete-policy": policy,
    }).filter(([, text]) => text !== undefined);
    const lines = annotations.map(([annotation, text]) => `    ${annotation}: ${JSON.stringify(text)}\n`);
    return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: ${name}\n${lines.length > 0 ? `  annotations:\n${lines.join("")}` : ""}`;
  });
const separator = fc.constantFrom(
  "---\n",
  "\n---\n",
  "--- \n",
  "---\n---\n",
  "---\n# only a comment\n---\n",
  "\n--- # c\n",
);
const documents = fc
  .array(
    fc.tuple(
      separator,
      fc.oneof(
        { weight: 8, arbitrary: manifest },
        fc.constantFrom("", "", "# c\n", "# c\n", "{}\n", "- x\n", "a: [\n"),
      ),
    ),
    { maxLength: 4 },
  )
  .map((parts) => parts.flat().join(""));
const path = fc.constantFrom(
  "z.yaml",
  "a.yaml",
  "sub/b.yml",
  "_hidden.yaml",
  "NOTES.txt",
  "tests/t.yaml",
  "c.json",
  ".d.yaml",
);
const manifests = fc.dictionary(path, documents, { maxKeys: 3, noNullPrototype: true });

const step = fc.constantFrom(
  "a",
  "b",
  "c",
  "sub",
  "leaf",
  "global",
  "enabled",
  "[0]",
  "[1]",
  "x\\.y",
  "a[0]",
);
const steps = fc.oneof(
  { weight: 20, arbitrary: fc.array(step, { minLength: 1, maxLength: 3 }) },
  { weight: 1, arbitrary: fc.tuple(step, fc.constantFrom("", "[-1]", "[x]", "[70000]", "[")) },
);
const wanted = fc.constantFrom(
  ...[
    "1",
    "true",
    "null",
    "",
    "x",
    "{1,2}",
    "{}",
    "{a",
    "[]",
    "0x1f",
    "01",
    "1e3",
    "a\\,b",
    "a=b",
    '"q"',
    "12345678901234567890",
  ],
);
const setting = fc.oneof(
  {
    weight: 20,
    arbitrary: fc
      .array(fc.tuple(steps, wanted), { minLength: 1, maxLength: 2 })
      .map((pairs) =>
        pairs.map(([names, value]) => `${names.join(".").replaceAll(".[", "[")}=${value}`).join(","),
      ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom("a", "=", "a=1,", ",a=1", "a..b=1", "a[=1", "a]=1", "a={1,2}x", "a\\"),
  },
);
const literal = fc
  .tuple(steps, wanted)
  .map(([names, value]) => `${names.join(".").replaceAll(".[", "[")}=${value}`);
const json = fc
  .tuple(
    steps,
    fc.oneof(
      map.map((made) => JSON.stringify(made)),
      fc.constantFrom("1", "null", "[1,{", "x", '"t"', ""),
    ),
  )
  .map(([names, value]) => `${names.join(".").replaceAll(".[", "[")}=${value}`);
const few = (flags: fc.Arbitrary<string>): fc.Arbitrary<string[]> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant<string[]>([]) },
    { weight: 1, arbitrary: fc.array(flags, { maxLength: 2 }) },
  );

/** Charts with a subchart that has one of its own, a second one, manifests and hooks. */
export const charts: fc.Arbitrary<MadeChart> = fc
  .record({
    own: valuesFor("sub", "other", "renamed"),
    sub: valuesFor("leaf"),
    leaf: valuesFor(),
    other: valuesFor(),
    toSub: dependency("sub", "renamed"),
    toLeaf: dependency("leaf", "sub"),
    toOther: optional(dependency("other", "again")),
    declares: fc.constantFrom(true, true, true, false),
    manifests,
    given: valuesFor("sub", "other", "renamed"),
    setJson: few(json),
    set: few(setting),
    setString: few(setting),
    setLiteral: few(literal),
  })
  .map((made) => {
    const { own, sub, leaf, other, toSub, toLeaf, toOther, declares, given, ...flags } = made;
    const declared = declares ? [toSub, ...(toOther === undefined ? [] : [toOther])] : [];
    const files = new Map<string, string>([
      ...folder("", "top", own, declared),
      ...folder("charts/sub/", "sub", sub, declares ? [toLeaf] : []),
      ...folder("charts/sub/charts/leaf/", "leaf", leaf, []),
      ...folder("charts/other/", "other", other, []),
      ...Object.entries(made.manifests).map(([name, text]) => [`templates/${name}`, text] as const),
    ]);
    return { files, values: JSON.stringify(given), ...flags };
  });
