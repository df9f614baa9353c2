import { goPattern } from "@chartwright/engine";
import type { CodeOptions } from "ajv";

/** What ajv keeps of a pattern: it tells patterns apart by their text. */
type RegExpEngine = NonNullable<CodeOptions["regExp"]>;

/** Patterns as Go reads them, for ajv: one that Go refuses is an error of the schema. */
export const goPatterns: RegExpEngine = Object.assign((pattern: string) => goPattern(pattern), {
  code: "goPatterns",
});

/** The same, where one that Go refuses fits everything: the API server has the last word. */
export const lenientPatterns: RegExpEngine = Object.assign(
  (pattern: string) => {
    try {
      return goPattern(pattern);
    } catch {
      return { test: () => true, toString: () => pattern };
    }
  },
  { code: "lenientPatterns" },
);

/** Whether a text is a pattern of Go's. */
export function isGoPattern(text: string): boolean {
  try {
    goPattern(text);
    return true;
  } catch {
    return false;
  }
}
