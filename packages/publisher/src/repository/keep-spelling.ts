import type { ScalarTag, Tags } from "yaml";
import { stringifyString } from "yaml/util";

/**
 * Options for reading and printing an index. A plain scalar is printed as it was read, as `1.10` would
 * otherwise become `1.1`; a new string is quoted where YAML 1.1, which Helm reads, would make something else
 * of it.
 */
export const keepSpelling = {
  compat: "yaml-1.1",
  prettyErrors: false,
  customTags: (tags: Tags): Tags => tags.map((tag) => (isScalarTag(tag) ? keepingSource(tag) : tag)),
} as const;

function isScalarTag(tag: Tags[number]): tag is ScalarTag {
  return typeof tag !== "string" && tag.collection === undefined;
}

function keepingSource(tag: ScalarTag): ScalarTag {
  const stringify: ScalarTag["stringify"] = (item, context, ...rest) => {
    if (item.type === "PLAIN" && item.source !== undefined) return item.source;
    return (tag.stringify ?? stringifyString)(item, context, ...rest);
  };
  return { ...tag, stringify };
}
