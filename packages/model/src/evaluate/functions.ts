import { createHash } from "node:crypto";
import { satisfies } from "semver";
import type { FunctionName } from "../expr/functions.ts";
import { isMapping } from "../values/defaults.ts";
import { goFloat, goJson } from "./go-text.ts";
import type { Capabilities } from "./input.ts";
import type { Templates } from "./templates.ts";
import { isTrue } from "./truth.ts";

/** What a function may read besides its arguments. */
interface Surroundings {
  readonly capabilities: Capabilities;
  readonly templates: Templates;
}

type Meaning = (args: readonly unknown[], surroundings: Surroundings) => unknown;

const compare = (test: (a: number, b: number) => boolean): Meaning => {
  return ([a, b]) => test(Number(a), Number(b));
};
const text = (value: unknown) => String(value ?? "");

/** A constraint as Helm takes it, for npm's library: what is joined by a comma is joined by a space there. */
export function npmConstraint(constraint: string): string {
  return constraint.replaceAll(/\s*,\s*/g, " ");
}

/** The meaning of each function on values. */
export const meanings: Readonly<Record<FunctionName, Meaning>> = {
  eq: ([a, b]) => a === b,
  ne: ([a, b]) => a !== b,
  lt: compare((a, b) => a < b),
  le: compare((a, b) => a <= b),
  gt: compare((a, b) => a > b),
  ge: compare((a, b) => a >= b),
  and: (args) => args.every(isTrue),
  or: (args) => args.some(isTrue),
  not: ([value]) => !isTrue(value),
  isEmpty: ([value]) => !isTrue(value),
  isSet: ([value]) => value !== undefined && value !== null,
  contains: ([whole, part]) => text(whole).includes(text(part)),
  hasPrefix: ([whole, prefix]) => text(whole).startsWith(text(prefix)),
  hasKey: ([mapping, key]) => isMapping(mapping) && Object.hasOwn(mapping, text(key)),
  apiAvailable: ([api], { capabilities }) => capabilities.apiVersions.includes(text(api)),
  kubeVersionMatches: ([constraint], { capabilities }) =>
    satisfies(capabilities.kubeVersion, npmConstraint(text(constraint)), {
      includePrerelease: text(constraint).includes("-0"),
    }),
  orElse: ([value, fallback]) => (isTrue(value) ? value : fallback),
  omit: ([mapping, ...keys]) =>
    Object.fromEntries(Object.entries((mapping ?? {}) as object).filter(([key]) => !keys.includes(key))),
  trunc: ([whole, length]) => [...text(whole)].slice(0, Number(length)).join(""),
  trimSuffix: ([whole, suffix]) => {
    const [a, b] = [text(whole), text(suffix)];
    return b !== "" && a.endsWith(b) ? a.slice(0, -b.length) : a;
  },
  replace: ([whole, from, to]) => text(whole).replaceAll(text(from), text(to)),
  lower: ([whole]) => text(whole).toLowerCase(),
  toText: ([value]) => (typeof value === "number" && !Number.isInteger(value) ? goFloat(value) : text(value)),
  toJson: ([value]) => goJson(value),
  // As a file has it: one line break at its end.
  toYaml: ([value], { templates }) => `${templates.toYaml(value).replace(/\n+$/, "")}\n`,
  tpl: ([whole], { templates }) => templates.tpl(text(whole)),
  sha256: ([whole]) => createHash("sha256").update(text(whole)).digest("hex"),
  base64: ([whole]) => Buffer.from(text(whole)).toString("base64"),
};
