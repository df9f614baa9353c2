import type { Chart, CoveredChart } from "@chartwright/engine";
import { isMapping, type Json } from "@chartwright/model";
import { keysOf, leavesOf, PathSet } from "./value-paths.ts";

type Mapping = Readonly<Record<string, Json>>;

/** Values of a chart's own that no template of it reads: paths such as `image.pullPolicy`. */
export function unreadValues(chart: Chart, defaults: Mapping, covered: CoveredChart): readonly string[] {
  const whole = new PathSet([...covered.written, ...covered.notReached].filter(isOfValues).map(keysOf));
  const any = new PathSet(
    [...covered.written, ...covered.asked, ...covered.named].filter(isOfValues).map(keysOf),
  );
  const dependencies = chart.metadata.dependencies ?? [];
  const conditions = new PathSet(
    dependencies.flatMap(({ condition }) => condition.split(",").map((each) => each.trim().split("."))),
  );
  // What a subchart reads is its own affair; `tags` and `global` are read by helm, and by any chart.
  const others = new Set([
    "global",
    "tags",
    ...dependencies.map(({ name, alias }) => alias || name),
    ...chart.dependencies.map(({ metadata }) => metadata.name),
  ]);
  return leavesOf(defaults)
    .filter((path) => !others.has(path[0] ?? ""))
    .filter((path) => !any.hasWithin(path) && !whole.hasAround(path) && !conditions.hasWithin(path))
    .map((path) => path.join("."));
}

function isOfValues(path: string): boolean {
  return path === ".Values" || /^\.Values[.[]/.test(path);
}

/** Values that templates read, and that neither `values.yaml` nor the schema knows. */
export function undeclaredValues(
  chart: Chart,
  defaults: Mapping,
  schema: Json | undefined,
  { written, asked, named }: CoveredChart,
): readonly string[] {
  const read = [...new Set([...written, ...asked, ...named])].filter(isOfValues).map(keysOf);
  const others = new Set(["global", ...chart.dependencies.map(({ metadata }) => metadata.name)]);
  const unknown = read.filter(
    (path) =>
      path.length > 0 &&
      !others.has(path[0] ?? "") &&
      !isInValues(defaults, path) &&
      !isInSchema(schema, path),
  );
  const shown = unknown.map((path) => path.join(".")).sort();
  // What is read within an unknown value is not told again.
  return shown.filter(
    (path, at) => path !== shown[at - 1] && !shown.some((other) => path.startsWith(`${other}.`)),
  );
}

/** Whether a path leads into the values, as far as these say what is in them: an empty mapping may hold anything. */
function isInValues(values: Json, [key, ...rest]: readonly string[], isRoot = true): boolean {
  if (key === undefined || !isMapping(values)) return true;
  if (Object.keys(values).length === 0) return !isRoot;
  const below = Object.hasOwn(values, key) ? values[key] : undefined;
  return below !== undefined && isInValues(below, rest, false);
}

/** Whether a schema names the path. Where it combines schemas or refers to one, it is taken to. */
function isInSchema(schema: Json | undefined, [key, ...rest]: readonly string[]): boolean {
  if (key === undefined) return true;
  if (!isMapping(schema)) return false;
  if (["$ref", "allOf", "anyOf", "oneOf", "patternProperties", "items"].some((each) => each in schema))
    return true;
  const { properties, additionalProperties } = schema;
  if (isMapping(properties) && Object.hasOwn(properties, key)) return isInSchema(properties[key], rest);
  return isMapping(additionalProperties);
}
