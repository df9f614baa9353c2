import { RE2JS, RE2JSException } from "re2js";

/** Whether a pattern of Go is in a text; the message where it is no pattern. */
export function matches(pattern: string, text: string): boolean | { readonly problem: string } {
  try {
    return RE2JS.compile(pattern).matcher(text).find();
  } catch (error) {
    if (error instanceof RE2JSException)
      return { problem: `${JSON.stringify(pattern)} is no pattern: ${error.message}.` };
    throw error;
  }
}
