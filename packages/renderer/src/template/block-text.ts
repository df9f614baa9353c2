import { type Node, shapeOf } from "@chartwright/model";
import { expression, int64 } from "./expression.ts";
import { isOneLine } from "./literal-block.ts";
import { fitsFloat } from "./plain.ts";
import { blockScalar, harmless } from "./scalar.ts";
import type { Scope } from "./scope.ts";

/**
 * A text with quotes of its own, such as a query, as a literal block in which expressions stand where they belong.
 * Undefined where a value could end the line, or the text has no quotes to be spared.
 */
export function blockText(
  given: readonly (string | Node)[],
  scope: Scope,
): { readonly header: string; readonly lines: readonly string[] } | undefined {
  const parts = flat(given);
  const texts = parts.filter((part) => typeof part === "string");
  if (!texts.some((text) => text.includes('"'))) return undefined;
  if (!parts.every((part) => typeof part === "string" || isOneLine(part))) return undefined;
  const [first] = parts;
  if (typeof first !== "string") return undefined;
  // Whether a literal block keeps it does not hang on what its values are.
  const sample = parts.map((part) => (typeof part === "string" ? part : "x")).join("");
  if (blockScalar(sample.includes("\n") ? sample : `${sample}\n`) === undefined) return undefined;
  const written = parts
    .map((part) => (typeof part === "string" ? harmless(part) : `{{ ${printed(part, scope)} }}`))
    .join("");
  return { header: sample.endsWith("\n") ? "|" : "|-", lines: written.replace(/\n$/, "").split("\n") };
}

/** A text within a text is a part of it. */
function flat(parts: readonly (string | Node)[]): readonly (string | Node)[] {
  return parts.flatMap((part) =>
    typeof part === "object" && part.kind === "text" ? flat(part.parts) : [part],
  );
}

function printed(node: Node, scope: Scope): string {
  return shapeOf(node) === "integer" && !fitsFloat(node) ? int64(node, scope) : expression(node, scope);
}
