import {
  and,
  type ChartContext,
  type ChartModel,
  choose,
  concat,
  contains,
  defineChart,
  type Expr,
  eq,
  gt,
  helper,
  isEmpty,
  isSet,
  isText,
  keepEmpty,
  le,
  lines,
  merge,
  ne,
  not,
  omit,
  or,
  orElse,
  raw,
  replace,
  resource,
  type Spread,
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
import fc from "fast-check";
import { Thing } from "./everything.ts";

const values = v.object({
  text: v.string().default("some text"),
  other: v.string().default(""),
  optionalText: v.string().optional(),
  count: v.integer().default(3),
  ratio: v.number().default(0.5),
  flag: v.boolean().default(false),
  on: v.boolean().default(true),
  choice: v.enum("Alpha", "on", "1.10").default("Alpha"),
  either: v.union(v.integer(), v.string()).default(1),
  maybe: v.nullable(v.string()).default("given"),
  template: v.template().default("{{ .Values.text | upper }} {{ .Release.Name }}"),
  anything: v.any().optional(),
  map: v.mapOf(v.string()),
  otherMap: v.mapOf(v.string()),
  list: v.array(v.string()),
  objects: v.mapOf(
    v.object({
      port: v.integer().default(0),
      name: v.string().optional(),
      tags: v.mapOf(v.string()),
      list: v.array(v.string()),
    }),
  ),
  // What a literal block keeps as it is.
  settings: v
    .mapOf(v.mapOf(v.union(v.string().pattern(/^[ -~]*$/), v.number(), v.boolean())).keys(/^[a-z][a-z_]*$/))
    .keys(/^[a-z]+$/),
  nested: v.object({ deep: v.object({ text: v.string().default("deep"), map: v.mapOf(v.integer()) }) }),
});

type Context = ChartContext<(typeof values)["properties"]>;
type Text = Expr<string>;

/** What an expression can be made of at a place: the chart's context, and the texts and conditions of its loops. */
interface Place {
  readonly context: Context;
  readonly texts: readonly Text[];
  readonly conds: readonly Expr<unknown>[];
}

/** Makes something of the model, once the place is known. */
type Make<T> = (place: Place) => T;

const pick = <T>(all: (place: Place) => readonly T[]): fc.Arbitrary<Make<T>> =>
  fc.nat(1000).map((index) => (place) => {
    const some = all(place);
    return some[index % some.length] as T;
  });

const literal = fc.constantFrom("plain", "on", "1.10", "0644", "a: b", "{{ x }}", "two\nlines\n", "", "é😀");
const key = fc.constantFrom("a", "b", "c", "on", "with space", "example.com/d");

const anyText: fc.Arbitrary<Make<Text>> = fc.letrec<{ text: Make<Text>; cond: Make<Expr<unknown>> }>(
  (tie) => ({
    text: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      pick(({ context: { values, names, release, chart }, texts }) => [
        values.text,
        values.other,
        values.choice,
        values.nested.deep.text,
        names.fullname,
        names.suffixed("x"),
        release.name,
        chart.appVersion,
        toText(values.count),
        toText(values.flag),
        toJson(values.map),
        toJson(values.anything),
        toYaml(values.map),
        toYaml(values.anything),
        tpl(values.template),
        raw(v.string())`printf "%v|%d" ${values.either} ${values.count}`,
        sha256(values.text),
        ...texts,
      ]),
      fc.tuple(tie("text"), literal).map(
        ([make, start]): Make<Text> =>
          (place) =>
            text`${start}-${make(place)}-${place.context.values.count}`,
      ),
      fc.tuple(tie("text"), tie("text")).map(
        ([a, b]): Make<Text> =>
          (place) =>
            orElse(a(place), b(place)),
      ),
      fc.tuple(tie("cond"), tie("text"), tie("text")).map(
        ([cond, a, b]): Make<Text> =>
          (place) =>
            choose(cond(place), a(place), b(place)),
      ),
      tie("text").map(
        (make): Make<Text> =>
          (place) =>
            trunc(make(place), 5),
      ),
      fc.tuple(tie("text"), tie("text")).map(
        ([a, b]): Make<Text> =>
          (place) =>
            raw(v.string())`coalesce ${a(place)} ${b(place)} "neither" | trim | quote`,
      ),
      tie("text").map(
        (make): Make<Text> =>
          (place) =>
            trimSuffix(make(place), "t"),
      ),
      tie("text").map(
        (make): Make<Text> =>
          (place) =>
            replace(make(place), "e", "E"),
      ),
    ),
    cond: fc.oneof(
      { maxDepth: 2 },
      pick(({ context: { values }, conds }) => [
        values.flag,
        values.on,
        values.map,
        values.list,
        values.text,
        values.optionalText,
        values.count,
        isSet(values.optionalText),
        isEmpty(values.map),
        eq(values.choice, "on"),
        ne(values.count, 3),
        gt(values.count, 2),
        le(values.ratio, 1),
        contains(values.text, "some"),
        ...conds,
      ]),
      fc.tuple(tie("cond"), tie("cond")).map(
        ([a, b]): Make<Expr<unknown>> =>
          (place) =>
            and(a(place), b(place)),
      ),
      fc.tuple(tie("cond"), tie("cond")).map(
        ([a, b]): Make<Expr<unknown>> =>
          (place) =>
            or(a(place), b(place)),
      ),
      tie("cond").map(
        (make): Make<Expr<unknown>> =>
          (place) =>
            not(make(place)),
      ),
    ),
  }),
).text;

const anyCond: fc.Arbitrary<Make<Expr<unknown>>> = fc.oneof(
  pick<Expr<unknown>>(({ context: { values }, conds }) => [
    values.flag,
    values.on,
    values.map,
    values.optionalText,
    ...conds,
  ]),
  anyText.map(
    (make): Make<Expr<unknown>> =>
      (place) =>
        eq(make(place), "on"),
  ),
  fc.tuple(anyText, fc.boolean()).map(
    ([make, yes]): Make<Expr<unknown>> =>
      (place) =>
        yes ? make(place) : not(make(place)),
  ),
);

/** Anything that a field or an item takes. */
const { field } = fc.letrec<{ field: Make<unknown>; object: Make<unknown>; list: Make<unknown> }>((tie) => ({
  field: fc.oneof(
    { maxDepth: 4, depthIdentifier: "field" },
    literal.map((value) => () => value),
    anyText,
    pick<unknown>(({ context: { values } }) => [
      values.count,
      values.ratio,
      values.flag,
      values.either,
      values.maybe,
      values.anything,
      values.optionalText,
      values.map,
      values.list,
      keepEmpty(values.map),
      keepEmpty(values.list),
      raw(v.array(v.string()))`splitList "e" ${values.text} | reverse`,
      raw(v.mapOf(v.string()))`pick ${values.map} "a" "on"`,
      raw(v.integer())`add ${values.count} 1`,
      values.nested.deep.map,
      omit(values.map, "a", "b"),
      null,
      7,
    ]),
    fc.tuple(anyCond, tie("field")).map(
      ([cond, make]): Make<unknown> =>
        (place) =>
          when(cond(place), make(place)),
    ),
    fc.tuple(anyCond, tie("field")).map(
      ([cond, make]): Make<unknown> =>
        (place) =>
          unless(cond(place), make(place)),
    ),
    fc.tuple(anyCond, tie("object"), tie("object")).map(
      ([cond, a, b]): Make<unknown> =>
        (place) =>
          choose(cond(place), a(place), b(place)),
    ),
    tie("object"),
    tie("list"),
  ),
  object: fc.oneof(
    { maxDepth: 3, depthIdentifier: "field" },
    fc.dictionary(key, tie("field"), { maxKeys: 3, noNullPrototype: true }).map(
      (record): Make<unknown> =>
        (place) =>
          Object.fromEntries(Object.entries(record).map(([name, make]) => [name, make(place)])),
    ),
    fc.tuple(key, anyText, fc.boolean()).map(
      ([name, make, first]): Make<unknown> =>
        (place) => {
          const own = { [name]: make(place), own: "1" };
          const { map, otherMap } = place.context.values;
          return first ? merge(own, map, otherMap) : merge(map, own);
        },
    ),
  ),
  list: fc.oneof(
    { maxDepth: 3, depthIdentifier: "field" },
    fc.tuple(fc.array(tie("field"), { maxLength: 3 }), fc.boolean()).map(
      ([items, spread]): Make<unknown> =>
        (place) => [...items.map((make) => make(place)), ...(spread ? place.context.values.list : [])],
    ),
    tie("field").map(
      (make): Make<unknown> =>
        (place) =>
          place.context.values.map.map((name, value) =>
            make({ ...place, texts: [...place.texts, name, value], conds: [...place.conds, value] }),
          ) as never,
    ),
    tie("field").map(
      (make): Make<unknown> =>
        (place) =>
          place.context.values.objects.map((name, object) =>
            make({
              ...place,
              texts: [...place.texts, name, toText(object.port)],
              conds: [...place.conds, object.name, object.tags],
            }),
          ) as never,
    ),
    tie("field").map(
      (make): Make<unknown> =>
        (place) =>
          concat(
            place.context.values.list as never,
            place.context.values.list.map((item) =>
              make({ ...place, texts: [...place.texts, item] }),
            ) as never,
          ),
    ),
  ),
}));

/** A line of notes: what it has of a text with line breaks, Helm's own trimming would tell apart. */
const noteLine: fc.Arbitrary<Make<Expr<string | undefined> | string>> = fc.oneof(
  fc
    .constantFrom("", "plain", "{{ x }}", "}}", "two words", "  indented", "ends with a blank ")
    .map((line) => () => line),
  fc.tuple(anyText, anyCond, fc.constantFrom("- ", "  ")).map(
    ([make, cond, start]): Make<Expr<string | undefined>> =>
      (place) =>
        when(cond(place), text`${start}${make(place)}.`),
  ),
  anyText.map(
    (make): Make<Expr<string>> =>
      (place) =>
        text`: ${make(place)}!`,
  ),
);

type Line = Expr<string | undefined> | Spread<string | undefined> | string;

/** Lines of a file: conditional ones, those of loops, and lines in lines. */
const fileLines: fc.Arbitrary<Make<readonly Line[]>> = fc.letrec<{ lines: Make<readonly Line[]> }>((tie) => ({
  lines: fc.oneof(
    { maxDepth: 3 },
    noteLine.map(
      (make): Make<readonly Line[]> =>
        (place) => [make(place)],
    ),
    fc.constant(({ context: { values } }: Place) => [values.optionalText, ...values.list]),
    fc.tuple(tie("lines"), tie("lines")).map(
      ([a, b]): Make<readonly Line[]> =>
        (place) => [...a(place), ...b(place)],
    ),
    fc.tuple(anyCond, tie("lines"), tie("lines")).map(
      ([cond, a, b]): Make<readonly Line[]> =>
        (place) => [choose(cond(place), lines("then", ...a(place)), lines("else", ...b(place)))],
    ),
    tie("lines").map(
      (make): Make<readonly Line[]> =>
        (place) => [
          ...place.context.values.map.map((key, value) =>
            lines(text`${key}: ${value}`, ...make({ ...place, texts: [...place.texts, key, value] })),
          ),
        ],
    ),
    fc.tuple(anyCond, noteLine).map(
      ([cond, make]): Make<readonly Line[]> =>
        (place) => [...place.context.values.list.map((item) => when(cond(place), lines(item, make(place))))],
    ),
  ),
})).lines;

/** A file that a literal block keeps, as far as what is added lets it. */
const file = (place: Place, more: readonly Line[]) =>
  helper(
    "file",
    lines(
      "# Settings",
      ...place.context.values.settings.map((section, settings) =>
        lines(
          text`[${section}]`,
          ...settings.map((key, value) => text`${key} = ${choose(isText(value), value, toJson(value))}`),
          "",
        ),
      ),
      ...more,
      "# The end",
    ),
    { doc: "A file in a format of its own." },
  );

/** Charts that say anything that the operators can say, over the same values. */
export const anyModel: fc.Arbitrary<ChartModel> = fc
  .tuple(
    fc.array(field, { minLength: 4, maxLength: 8 }),
    anyCond,
    fc.array(noteLine, { maxLength: 5 }),
    fc.option(fileLines),
  )
  .map(([fields, cond, notes, more]) =>
    defineChart({
      name: "anything",
      description: "Anything that the operators can say.",
      appVersion: "1.10",
      values,
      notes: (context) =>
        lines("Installed.", ...notes.map((make) => make({ context, texts: [], conds: [] })), "End."),
      resources: (context) => {
        const place: Place = { context, texts: [], conds: [] };
        const spec = Object.fromEntries(fields.map((make, index) => [`f${index}`, make(place)]));
        return [
          resource(Thing, {
            metadata: { name: "first" },
            spec: { ...spec, file: file(place, more?.(place) ?? []) },
          }),
          when(
            cond(place),
            resource(
              Thing,
              { metadata: { name: "second" }, spec: { f: fields[0]?.(place) } },
              { file: "second" },
            ),
          ),
          ...context.values.objects.map((name, object) => {
            const inside = { context, texts: [name], conds: [object.tags, gt(object.port, 0)] };
            return when(
              cond(inside),
              resource(
                Thing,
                {
                  metadata: { name: context.names.suffixed(name) },
                  spec: { name: object.name, tags: object.tags, f: fields[1]?.(inside) },
                },
                { file: "each" },
              ),
            );
          }),
        ];
      },
    }),
  );
