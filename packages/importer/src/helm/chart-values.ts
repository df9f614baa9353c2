import { isMapping, type Json } from "@chartwright/model";
import { goTags } from "@chartwright/validator";
import { isMap, isScalar, parseDocument } from "yaml";
import { Shape } from "./shape.ts";

/** What is known of a chart's values by its `values.yaml`: defaults, and what comments say of them. */
export function shapeOfValues(text: string): Shape {
  const document = parseDocument(text, { version: "1.1", customTags: goTags });
  const data = document.toJS() as Json | null;
  const shape = new Shape(isMapping(data) ? data : {});
  addDocs(shape, document.contents);
  return shape;
}

function addDocs(shape: Shape, node: unknown): void {
  if (!isMap(node)) return;
  for (const [index, pair] of node.items.entries()) {
    const key = isScalar(pair.key) ? String(pair.key.value) : undefined;
    const part = key === undefined ? undefined : shape.properties.get(key);
    if (key === undefined || part === undefined) continue;
    // The comment above the first key of a mapping is one of the mapping's.
    const before = isScalar(pair.key)
      ? (pair.key.commentBefore ?? (index === 0 ? node.commentBefore : undefined))
      : undefined;
    part.doc = docOf(before ?? undefined, key);
    addDocs(part, pair.value);
  }
}

/** What a comment says, as helm-docs reads it: from the last `-- ` on, or the last paragraph as it is. */
function docOf(comment: string | undefined, key: string): string | undefined {
  if (comment === undefined) return undefined;
  const lines = comment.split("\n").map((line) => line.replace(/^ /, ""));
  const start = lines.findLastIndex((line) => /^(\S+ )?-- /.test(line));
  const own =
    start === -1 ? lines.slice(lines.findLastIndex((line) => line.trim() === "") + 1) : lines.slice(start);
  const text = own
    .map((line) => line.trim())
    .filter((line) => !line.startsWith("@"))
    .join(" ")
    // In the comment that it becomes again, any of these would end the line.
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(new RegExp(`^(${key.replaceAll(/\W/g, "\\$&")} |\\S+ )?-- (\\([^)]*\\) )?`), "")
    .trim();
  return text === "" || text.length > 300 ? undefined : text;
}
