import { textOf } from "../value/text.ts";

const simple: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
  "'": "'",
  '"': '"',
};

/** Go's `strconv.Unquote`; `undefined` where the text is no valid literal. */
export function unquote(literal: string): string | undefined {
  const mark = literal[0];
  const inner = literal.slice(1, -1);
  if (mark === "`") return inner.replaceAll("\r", "");
  if (!inner.includes("\\")) return inner;
  const bytes: (string | number)[] = [];
  for (let at = 0; at < inner.length; ) {
    if (inner[at] !== "\\") {
      bytes.push(inner[at] as string);
      at++;
      continue;
    }
    const step = escapeAt(inner, at, mark as string);
    if (step === undefined) return undefined;
    bytes.push(step.value);
    at = step.end;
  }
  return joined(bytes);
}

interface Step {
  /** A text, or one byte. */
  readonly value: string | number;
  readonly end: number;
}

function escapeAt(text: string, at: number, mark: string): Step | undefined {
  const letter = text[at + 1] ?? "";
  if (letter === "'" && mark === '"') return undefined;
  if (letter === '"' && mark === "'") return undefined;
  const known = simple[letter];
  if (known !== undefined) return { value: known, end: at + 2 };
  const width = letter === "x" ? 2 : letter === "u" ? 4 : letter === "U" ? 8 : 0;
  if (width > 0) return coded(text.slice(at + 2, at + 2 + width), width, at + 2 + width, letter === "x");
  const octal = /^[0-7]{3}/.exec(text.slice(at + 1))?.[0];
  if (octal === undefined || Number.parseInt(octal, 8) > 255) return undefined;
  return { value: Number.parseInt(octal, 8), end: at + 4 };
}

function coded(digits: string, width: number, end: number, isByte: boolean): Step | undefined {
  if (digits.length !== width || !/^[0-9a-fA-F]+$/.test(digits)) return undefined;
  const code = Number.parseInt(digits, 16);
  if (isByte) return { value: code, end };
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
  return { value: String.fromCodePoint(code), end };
}

function joined(parts: readonly (string | number)[]): string {
  if (parts.every((part) => typeof part === "string" || part < 0x80)) {
    return parts.map((part) => (typeof part === "string" ? part : String.fromCharCode(part))).join("");
  }
  const encoder = new TextEncoder();
  const whole: number[] = [];
  let text = "";
  const flush = () => {
    whole.push(...encoder.encode(text));
    text = "";
  };
  for (const part of parts) {
    if (typeof part === "string") text += part;
    else {
      flush();
      whole.push(part);
    }
  }
  flush();
  return textOf(Uint8Array.from(whole));
}
