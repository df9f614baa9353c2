import {
  and,
  base64,
  capabilities,
  checksumOf,
  choose,
  contains,
  defineChart,
  eq,
  ge,
  gt,
  hasKey,
  helper,
  hook,
  isEmpty,
  isSet,
  isText,
  type Kind,
  keepEmpty,
  le,
  lines,
  lookup,
  lt,
  mapValues,
  merge,
  ne,
  not,
  omit,
  or,
  orElse,
  raw,
  rawTemplate,
  refuse,
  replace,
  resource,
  sha256,
  text,
  toJson,
  toText,
  toYaml,
  tpl,
  trimSuffix,
  trunc,
  unless,
  v,
  when,
} from "@chartwright/model";

interface Thing {
  apiVersion: string;
  kind: string;
  metadata: { name: string };
  spec: unknown;
}

const kind = {
  apiVersion: "example.com/v1",
  kind: "Thing",
  is: (value: unknown): value is Thing => value !== null,
};

/** A kind whose `spec` takes anything, so that every operator fits. */
export const Thing: Kind<Thing> = kind;

/** A chart in which every operator and every kind of value stands in every kind of place. */
export const everything = defineChart({
  name: "everything",
  description: "Every operator, in every kind of place.",
  appVersion: "1.10",
  files: {
    "files/plain.conf": "first {{ .NotATemplate }}\n  second\n\nlast\n",
    "files/odd.conf": "  leads with a space\nand ends without a newline",
  },
  rules: ({ values }) => [
    refuse(and(values.flag, eq(values.text, "refused")), text`${values.text} with a "flag".`),
  ],
  values: v.object({
    text: v.string().default("some text").doc("Some text."),
    optionalText: v.string().optional().doc("Text that may be left out."),
    other: v.string().default(""),
    count: v.integer().default(3),
    small: v.integer().min(0).max(100).default(7).doc("A small number."),
    ratio: v.number().default(0.5),
    flag: v.boolean().default(false),
    choice: v.enum("Alpha", "on", "1.10").default("Alpha"),
    either: v.union(v.integer(), v.string()).default(1),
    maybe: v.nullable(v.string()).default("given"),
    template: v.template().default("{{ .Release.Name }}: {{ .Values.text }}"),
    anything: v.any().optional(),
    variables: v.mapOf(v.union(v.string(), v.kubernetes("EnvVarSource"))),
    volumes: v.mapOf(v.kubernetes("Volume").without("name")),
    map: v.mapOf(v.string()).doc("Text by key.").example({ a: "b" }),
    otherMap: v.mapOf(v.string()),
    numbers: v.mapOf(v.integer()),
    settings: v.mapOf(v.mapOf(v.string().pattern(/^[ -~]*$/)).keys(/^[a-z_]+$/)).keys(/^[a-z]+$/),
    list: v.array(v.string()),
    objects: v.mapOf(
      v.object({ port: v.integer().default(0), name: v.string().optional(), tags: v.mapOf(v.string()) }),
    ),
    ...v.section("Lately", {
      renamed: v.string().default("new").renamedFrom("former.name").doc("It was elsewhere."),
      renamedCount: v.integer().default(12345678).renamedFrom("oldCount"),
      old: v.string().optional().deprecated("Use `text`."),
      requiring: v
        .object({ on: v.boolean().default(false), items: v.array(v.string()), name: v.string().default("") })
        .requires({ on: true }, "items", "name"),
    }),
    nested: v.object({
      on: v.boolean().default(true).doc("Whether it is on.\nIt is."),
      deep: v.object({ text: v.string().default("deep") }),
    }),
  }),
  resources: ({ values, names, labels, release, chart, files }) => {
    const shared = helper("shared", text`${values.text}:${values.count}`, {
      doc: "Text and a number, as in /api/*/x.",
    });
    return [
      resource(Thing, {
        metadata: { name: names.fullname },
        spec: {
          scalars: {
            text: values.text,
            optionalText: values.optionalText,
            count: values.count,
            small: values.small,
            ratio: values.ratio,
            flag: values.flag,
            choice: values.choice,
            either: values.either,
            maybe: values.maybe,
            anything: values.anything,
            deep: values.nested.deep.text,
            renamed: values.renamed,
            renamedCount: values.renamedCount,
            old: values.old,
            items: when(values.requiring.on, values.requiring.items),
          },
          literals: {
            version: "1.10",
            word: "on",
            octal: "0644",
            exponent: "1e3",
            braces: "a {{ .Values.text }} b",
            quote: 'say "hi" \\ bye',
            unicode: "é 漢 😀",
            block: "first\n  second {{ x }}\n\nlast\n",
            hash: "a #b",
            colon: "a: b",
            empty: "",
            big: 12345678,
            negative: -5,
            float: 0.1,
            nothing: null,
            emptyMap: {},
            emptyList: [],
          },
          builtins: {
            name: release.name,
            namespace: release.namespace,
            chart: chart.version,
            app: chart.appVersion,
          },
          texts: {
            renamed: text`${values.renamed}/${values.renamedCount}`,
            mixed: text`${values.text}-${values.count}-${values.flag}`,
            query: text`up{namespace="${release.namespace}", pod=~"${names.fullname}-.*"} == ${values.count}`,
            queryOfLines: text`sum(\n  up{pod="${names.fullname}"}\n)\n`,
            queryOfText: text`up{pod="${values.text}"}`,
            percent: text`100% of ${values.text}`,
            suffixed: names.suffixed("extra"),
            shared,
            trunc: trunc(values.text, 4),
            trim: trimSuffix(values.text, "text"),
            replace: replace(values.text, "e", "E"),
            json: toJson(values.map),
            sha: sha256(values.text),
            base64: base64(values.text),
            checksum: checksumOf(values.objects),
            countAsText: toText(values.count),
            flagAsText: toText(values.flag),
            either: orElse(values.other, values.text),
            choose: choose(values.flag, "yes", values.text),
          },
          conditions: {
            whenFlag: when(values.flag, "on"),
            unlessFlag: unless(values.flag, 1),
            whenText: when(values.other, values.other),
            eq: when(eq(values.choice, "on"), "is on"),
            ne: when(ne(values.count, 3), "not three"),
            lt: when(lt(values.count, 10), "few"),
            le: when(le(values.ratio, 1), "at most one"),
            gt: when(gt(values.count, values.small), "more"),
            ge: when(ge(values.small, 7), "seven"),
            and: when(and(values.flag, values.nested.on, values.map), "all"),
            or: when(or(values.flag, values.list), "some"),
            not: when(not(values.nested.on), "off"),
            isEmpty: when(isEmpty(values.map), "none"),
            isSet: when(isSet(values.optionalText), "set"),
            hasKey: when(hasKey(values.map, "a"), "has a"),
            contains: when(contains(values.text, "some"), "contains"),
            api: when(capabilities.has("example.com/v9"), "served"),
            version: when(capabilities.kubeVersion.matches(">=1.30.0-0"), "new"),
            mapping: choose(values.flag, { a: values.text }, { b: 1 }),
            nestedWhen: when(values.flag, { inner: when(values.nested.on, { text: values.text }) }),
          },
          files: { plain: files.get("files/plain.conf"), odd: files.get("files/odd.conf") },
          raw: {
            piped: raw(v.string())`cat ${values.text} "eE" | replace "E" "\\n"`,
            sum: raw(v.integer())`add ${values.count} ${values.small} 1`,
            half: raw(v.number())`divf ${values.ratio} 2`,
            either: raw(v.boolean())`or ${values.flag} (hasPrefix "s" ${values.text})`,
            list: raw(v.array(v.string()))`splitList "1" ${values.choice}`,
            map: raw(v.mapOf(v.string()))`pick ${values.map} "a" "key with: colon"`,
            inLoop: values.objects.map((name, { port }) => raw(v.string())`printf "%s-%05d" ${name} ${port}`),
            tested: when(eq(raw(v.string())`lower ${values.choice}`, "on"), "on"),
            within: text`<${raw(v.string())`title ${values.choice} | squote`}>`,
          },
          yaml: {
            map: toYaml(values.map),
            objects: toYaml(values.objects),
            any: toYaml(values.anything),
            own: toYaml(
              helper(
                "config",
                {
                  text: values.text,
                  count: values.count,
                  map: when(values.flag, values.map),
                  list: values.list,
                },
                { doc: "A configuration file." },
              ),
            ),
            maybeEmpty: toYaml(
              helper("optional-config", { map: values.map }, { doc: "A file with nothing in it, perhaps." }),
            ),
            hashed: sha256(toYaml(values.numbers)),
            items: values.objects.map((name, { tags }) => ({ name, tags: toYaml(tags) })),
          },
          lines: {
            quoted: helper(
              "quoted-lines",
              lines(
                "  indented",
                "",
                ...values.map.map((key, value) => lines(text`${key}: ${value}`, "")),
                values.optionalText,
                ...values.list,
                choose(values.flag, lines("on", when(values.otherMap, "other")), "off"),
              ),
              { doc: "Lines that a value may break." },
            ),
            block: helper(
              "block-lines",
              lines(
                "; a file",
                "",
                ...values.settings.map((section, settings) =>
                  lines(text`[${section}]`, ...settings.map((key, value) => text`${key} = ${value}  `)),
                ),
                when(values.flag, text`count = ${values.count}, {{ no template }}`),
              ),
              { doc: "Lines that a literal block keeps." },
            ),
          },
          tpl: {
            own: tpl(values.template),
            inLoop: values.list.map((item) => text`${item}: ${tpl(values.template)}`),
          },
          lookup: orElse(
            lookup(Thing, { namespace: release.namespace, name: names.fullname }, ["spec", "text"]),
            values.text,
          ),
          collections: {
            map: values.map,
            list: values.list,
            kept: keepEmpty(values.map),
            merged: merge({ own: "1" }, values.map),
            onlyMerged: merge({ when: when(values.flag, "x") }, values.map),
            omitted: omit(values.map, "a"),
            spread: ["first", ...values.list, when(values.flag, "last")],
            onlyOptional: [when(values.flag, "a"), ...values.list],
            each: values.map.map((key, value) => ({ key, value })),
            eachNumber: values.numbers.map((name, count) => text`${name}=${count}`),
            eachItem: values.list.map((item) => ({ item, outer: values.text, release: release.name })),
            nested: values.objects.map((name, object) => ({
              name,
              port: object.port,
              alias: object.name,
              tags: object.tags.map((tag, value) => ({ tag, value, of: name, count: values.count })),
            })),
            labels: labels.common,
            variables: values.variables.map((name, value) =>
              merge({ name }, choose(isText(value), { value }, { valueFrom: merge(value) })),
            ),
            volumes: values.volumes.map((name, volume) => merge({ name }, volume)),
            eachOptional: values.objects.map((name, object) =>
              when(object.name, { name, called: object.name }),
            ),
            eachOptionalText: values.list.map((item) => when(contains(item, "x"), item)),
            nestedOptional: values.objects.map((_name, object) =>
              object.tags.map((tag, value) => ({ tag, value })),
            ),
            mergedTwo: merge({ own: "1" }, values.map, values.otherMap),
            mergedAround: merge(values.map, { own: values.text }, values.otherMap),
            base64Values: mapValues(values.map, base64),
            userFirst: merge(values.map, { own: values.text, when: when(values.flag, "x") }),
            jsonOfObject: toJson({
              text: values.text,
              list: [values.count, "two"],
              map: keepEmpty(values.map),
            }),
          },
        },
      }),
      hook(
        when(
          values.nested.on,
          resource(Thing, { metadata: { name: names.suffixed("hook") }, spec: {} }, { file: "hook" }),
        ),
        { on: ["pre-install", "pre-upgrade"], weight: -5 },
      ),
      hook(resource(Thing, { metadata: { name: names.suffixed("either") }, spec: {} }, { file: "either" }), {
        on: "post-install",
        when: values.flag,
      }),
      ...values.objects.map((name, object) =>
        resource(
          Thing,
          {
            metadata: { name: names.suffixed(name) },
            spec: {
              labels: labels.common,
              port: object.port,
              tags: object.tags,
              all: values.list,
              deep: values.nested.deep.text,
            },
          },
          { file: "each" },
        ),
      ),
      ...values.list.map((item) =>
        when(
          ne(item, "skip"),
          resource(
            Thing,
            { metadata: { name: names.suffixed(sha256(item)) }, spec: { item, flag: values.flag } },
            { file: "each-conditional" },
          ),
        ),
      ),
      when(
        values.flag,
        resource(Thing, { metadata: { name: "conditional" }, spec: { map: values.map } }, { file: "other" }),
      ),
    ];
  },
  rawTemplates: [
    rawTemplate({
      file: "_raw.tpl",
      why: "It is read for its named template only.",
      text: '{{ define "raw.name" }}{{ include "everything.fullname" . }}-raw{{ end }}',
    }),
    rawTemplate({
      file: "raw.yaml",
      why: "To see that it is taken over as it is.",
      text: `{{- range $name, $object := .Values.objects }}
---
apiVersion: example.com/v1
kind: Thing
metadata:
  name: {{ include "raw.name" $ }}-{{ $name | sha256sum | trunc 8 }}
spec:
  chart: {{ $.Chart.Name }}-{{ $.Chart.Version }}
  port: {{ $object.port | default 0 }}
  file: {{ $.Files.Get "files/plain.conf" | quote }}
{{- end }}
`,
    }),
  ],
  notes: ({ values, names }) =>
    lines(
      text`${names.fullname} says ${values.text}, {{ not a template }}.`,
      "",
      when(values.flag, text`It has ${values.count}.`),
      choose(values.nested.on, "on", "off"),
      "",
      when(values.flag, "Between blank lines."),
      "",
      text`Braces: {{${values.text}}}{`,
      "Last but one.",
      when(values.flag, "Last."),
    ),
});
