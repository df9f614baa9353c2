import type { Shape } from "./shape-type.ts";

/** What a function of the algebra returns; `first` is the shape of its first argument. */
type Result = Shape | "first";

/**
 * The functions of the algebra. Each has one meaning, given twice: by `evaluate/functions.ts`
 * and by the text that the renderer prints for it.
 */
export const functionResults = {
  eq: "boolean",
  ne: "boolean",
  lt: "boolean",
  le: "boolean",
  gt: "boolean",
  ge: "boolean",
  and: "boolean",
  or: "boolean",
  not: "boolean",
  isEmpty: "boolean",
  isSet: "boolean",
  isText: "boolean",
  contains: "boolean",
  hasPrefix: "boolean",
  hasKey: "boolean",
  apiAvailable: "boolean",
  kubeVersionMatches: "boolean",
  orElse: "first",
  omit: "object",
  trunc: "string",
  trimSuffix: "string",
  replace: "string",
  lower: "string",
  toText: "string",
  toJson: "string",
  toYaml: "string",
  tpl: "string",
  random: "string",
  sha256: "string",
  base64: "string",
} as const satisfies Record<string, Result>;

export type FunctionName = keyof typeof functionResults;
