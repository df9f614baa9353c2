import { type Data, plain } from "../yaml/data.ts";

/** What does not show, or makes the rest of a line show as something else. */
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A text as a literal in quotes, on one line. */
export function textLiteral(text: string): string {
  return JSON.stringify(text).replaceAll(hidden, (character) =>
    Array.from({ length: character.length }, (_, index) => codeUnit(character.charCodeAt(index))).join(""),
  );
}

function codeUnit(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, "0")}`;
}

/** A comment to the end of its line, which nothing in its text ends. */
export function lineComment(text: string): string {
  return `// ${text.replaceAll(/\s*[\p{Cc}\p{Zl}\p{Zp}]\s*/gu, " ").replaceAll(hidden, "")}`;
}

/** Data as TypeScript writes it. */
export function literal(data: Data | undefined, indent = ""): string {
  return written(data === undefined ? undefined : plain(data), indent);
}

function written(value: unknown, indent: string): string {
  if (typeof value === "string") return textLiteral(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "undefined";
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map((item) => (deeper: string) => written(item, deeper))
    : Object.entries(value).map(
        ([key, item]) =>
          (deeper: string) =>
            `${key === "__proto__" ? '["__proto__"]' : keyOf(key)}: ${written(item, deeper)}`,
      );
  const [open, close] = isList ? ["[", "]"] : ["{", "}"];
  if (parts.length === 0) return `${open}${close}`;
  const space = isList ? "" : " ";
  const line = `${open}${space}${parts.map((part) => part("")).join(", ")}${space}${close}`;
  if (!line.includes("\n") && indent.length + line.length <= 80) return line;
  const deeper = `${indent}  `;
  return `${open}\n${parts.map((part) => `${deeper}${part(deeper)},\n`).join("")}${indent}${close}`;
}

/** A name of a field, in quotes where it needs them. */
export function keyOf(key: string): string {
  return isName(key) ? key : textLiteral(key);
}

export function isName(text: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(text);
}
