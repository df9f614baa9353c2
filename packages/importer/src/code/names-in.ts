import type { ArrowCode, Code } from "./code.ts";
import { type Identifier, identifier } from "./identifier.ts";

/** The names that code uses and does not declare itself. */
export function namesIn(code: Code): ReadonlySet<Identifier> {
  const found = new Set<Identifier>();
  collect(code, found);
  return found;
}

function collect(code: Code, into: Set<Identifier>): void {
  switch (code.kind) {
    case "data":
      return;
    case "name":
      into.add(code.name);
      return;
    case "object":
      for (const entry of code.entries) collect("key" in entry ? entry.value : entry, into);
      return;
    case "list":
      for (const item of code.items) collect(item, into);
      return;
    case "member":
    case "spread":
      collect(code.of, into);
      return;
    case "cast":
      into.add(identifier("Expr"));
      collect(code.of, into);
      return;
    case "call":
      collect(code.fn, into);
      for (const arg of code.args) collect(arg, into);
      return;
    case "text":
      into.add(identifier("text"));
      for (const part of code.parts) if (typeof part !== "string") collect(part, into);
      return;
    case "arrow": {
      const own = namesInFunction(code);
      for (const each of own) into.add(each);
      return;
    }
  }
  code satisfies never;
}

/** What a function takes from outside. */
function namesInFunction({ params, constants, body }: ArrowCode): ReadonlySet<Identifier> {
  const used = new Set(namesIn(body));
  for (const { names, value } of constants.toReversed()) {
    for (const each of [names].flat()) used.delete(each);
    collect(value, used);
  }
  for (const each of params.flat()) used.delete(each);
  return used;
}
