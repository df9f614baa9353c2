import { type Data, plain } from "../yaml/data.ts";

/** Data as TypeScript writes it. */
export function literal(data: Data | undefined, indent = ""): string {
  return written(data === undefined ? undefined : plain(data), indent);
}

function written(value: unknown, indent: string): string {
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
  return isName(key) ? key : JSON.stringify(key);
}

export function isName(text: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(text);
}
