import type { CodeOptions } from "ajv";

/**
 * A pattern as Go reads it, for ajv. Flags stand in front there: `^(?i)(abort|warn)?$`.
 * One that JavaScript has no word for fits everything: the API server has the last one.
 */
export const goPattern: NonNullable<CodeOptions["regExp"]> = Object.assign(
  (pattern: string) => {
    const [, start = "", flags = "", rest = pattern] = /^(\^?)\(\?([ims]+)\)(.*)$/s.exec(pattern) ?? [];
    const text = `${start}${rest}`.replaceAll("(?P<", "(?<");
    for (const all of [`${flags}u`, flags]) {
      try {
        return new RegExp(text, all);
      } catch {
        // Outside of Unicode mode more is allowed, such as `\-`.
      }
    }
    return /(?:)/;
  },
  { code: "goPattern" },
);
