import { type Diagnostic, diagnostic } from "@chartwright/diagnostics";
import type { ChartFiles } from "@chartwright/engine";
import { isMapping, type Json } from "@chartwright/model";
import { goTags } from "@chartwright/validator";
import { parse } from "yaml";
import type { Shape } from "./shape.ts";

type Values = { readonly [key: string]: Json };

/** Files of values that cannot be read. */
export function unreadValues(files: ChartFiles): readonly Diagnostic[] {
  return [...files].flatMap(([path, content]) => {
    if (!/^(ci\/[^/]*)?values\.ya?ml$/.test(path) || typeof content !== "string") return [];
    try {
      parse(content, { version: "1.1", customTags: goTags });
      return [];
    } catch (error) {
      const [message] = (error as Error).message.split("\n");
      const fix = "Correct the YAML; `helm lint` with these values refuses it too.";
      return [diagnostic("CW7001", { message: `${message}.`, fix, place: { file: path } })];
    }
  });
}

/** Values that a chart is held with: its defaults, its `ci/*-values.yaml`, and all that can be switched, switched. */
export function valueSets(files: ChartFiles, values: Shape): readonly Values[] {
  const ci = [...files].flatMap(([path, content]): Values[] => {
    if (!/^ci\/[^/]*values\.ya?ml$/.test(path) || typeof content !== "string") return [];
    const read = parse(content, { version: "1.1", customTags: goTags }) as Json;
    return isMapping(read) ? [read] : [];
  });
  const switched = switches(values, []);
  const all = switched.reduce((joined, set) => deepJoined(joined, set), {} as Json) as Values;
  return [{}, ...ci, ...switched.slice(0, 20), ...(switched.length > 1 ? [all] : [])];
}

/** Of each boolean, the values that turn it over. */
function switches(shape: Shape, path: readonly string[]): Values[] {
  return [...shape.properties].flatMap(([key, part]): Values[] => {
    const own = [...path, key];
    if (typeof part.default === "boolean") return [nested(own, !part.default)];
    return switches(part, own);
  });
}

function nested(path: readonly string[], value: Json): Values {
  return path.reduceRight<Json>((inner, key) => ({ [key]: inner }), value) as Values;
}

function deepJoined(a: Json, b: Json): Json {
  if (!isMapping(a) || !isMapping(b)) return b;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return Object.fromEntries(
    [...keys].map((key) => [
      key,
      Object.hasOwn(a, key) && Object.hasOwn(b, key)
        ? deepJoined(a[key] as Json, b[key] as Json)
        : ((Object.hasOwn(a, key) ? a[key] : b[key]) as Json),
    ]),
  );
}
