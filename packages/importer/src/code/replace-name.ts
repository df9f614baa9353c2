import type { Code } from "./code.ts";

/** Code with other code in the place of a name. */
export function replaceName(code: Code, name: string, by: Code): Code {
  const inner = (part: Code) => replaceName(part, name, by);
  switch (code.kind) {
    case "data":
      return code;
    case "name":
      return code.name === name ? by : code;
    case "object":
      return {
        ...code,
        entries: code.entries.map((entry) =>
          "key" in entry ? { ...entry, value: inner(entry.value) } : { ...entry, of: inner(entry.of) },
        ),
      };
    case "list":
      return { ...code, items: code.items.map(inner) };
    case "member":
    case "spread":
    case "cast":
      return { ...code, of: inner(code.of) };
    case "call":
      return { ...code, fn: inner(code.fn), args: code.args.map(inner) };
    case "text":
      return { ...code, parts: code.parts.map((part) => (typeof part === "string" ? part : inner(part))) };
    case "arrow":
      return {
        ...code,
        constants: code.constants.map((each) => ({ ...each, value: inner(each.value) })),
        body: inner(code.body),
      };
  }
  code satisfies never;
  return code;
}
