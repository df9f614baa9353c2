import { text } from "@chartwright/model";
import type { ArrowCode, Code } from "./code.ts";

type Scope = ReadonlyMap<string, unknown>;

/**
 * What code gives when it is run, with the names of `scope`.
 *
 * @throws ReferenceError where a name is in no scope: a bug of what made the code
 */
export function run(code: Code, scope: Scope): unknown {
  switch (code.kind) {
    case "data":
      return code.value;
    case "name":
      if (!scope.has(code.name)) throw new ReferenceError(`bug: ${code.name} is not defined`);
      return scope.get(code.name);
    case "object": {
      const entries = code.entries.flatMap((entry) =>
        "key" in entry
          ? [[entry.key, run(entry.value, scope)] as const]
          : Object.entries(run(entry.of, scope) as object),
      );
      return Object.fromEntries(entries);
    }
    case "list":
      return code.items.flatMap((item) =>
        item.kind === "spread" ? [...(run(item.of, scope) as Iterable<unknown>)] : [run(item, scope)],
      );
    case "member":
      return (run(code.of, scope) as Record<string, unknown>)[code.name];
    case "call":
      return callOf(code.fn, scope)(...code.args.map((arg) => run(arg, scope)));
    case "arrow":
      return functionOf(code, scope);
    case "text": {
      const strings: string[] = [""];
      const parts: unknown[] = [];
      for (const part of code.parts) {
        if (typeof part === "string") strings.push(`${strings.pop()}${part}`);
        else {
          parts.push(run(part, scope));
          strings.push("");
        }
      }
      return text(strings as unknown as TemplateStringsArray, ...(parts as never[]));
    }
    case "spread":
      throw new SyntaxError("bug: a spread stands outside of a list or an object");
    case "cast":
      return run(code.of, scope);
  }
  code satisfies never;
}

function callOf(code: Code, scope: Scope): (...args: unknown[]) => unknown {
  if (code.kind !== "member") return run(code, scope) as (...args: unknown[]) => unknown;
  const of = run(code.of, scope) as Record<string, (...args: unknown[]) => unknown>;
  return (...args) => (of[code.name] as (...args: unknown[]) => unknown).apply(of, args);
}

function functionOf({ params, constants, body }: ArrowCode, scope: Scope): (...args: unknown[]) => unknown {
  return (...args) => {
    const inner = new Map(scope);
    const declare = (names: string | readonly string[], value: unknown) => {
      if (typeof names === "string") inner.set(names, value);
      else for (const each of names) inner.set(each, (value as Record<string, unknown>)[each]);
    };
    params.forEach((names, index) => {
      declare(names, args[index]);
    });
    for (const { names, value } of constants) declare(names, run(value, inner));
    return run(body, inner);
  };
}
