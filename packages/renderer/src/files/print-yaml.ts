import { stringify } from "yaml";

const options = {
  version: "1.1",
  lineWidth: 0,
  defaultKeyType: "PLAIN",
  aliasDuplicateObjects: false,
} as const;

/**
 * Data as YAML that YAML 1.1 and 1.2 read alike, without anchors and folded lines; it ends in a newline.
 *
 * What is plain is put together here, many times faster than by way of a document of the library; how a text is
 * quoted, or broken into lines, the library says.
 */
export function printYaml(data: unknown): string {
  if (!isCollection(data) || Object.keys(data).length === 0 || hasLongKey(data))
    return stringify(data, options);
  const lines: string[] = [];
  print(data, "", lines);
  return `${lines.join("\n")}\n`;
}

type Collection = readonly unknown[] | { readonly [key: string]: unknown };

function isCollection(data: unknown): data is Collection {
  return typeof data === "object" && data !== null;
}

/** A key of several lines, or a very long one, gets a line of its own, with a question mark. */
function hasLongKey(data: unknown): boolean {
  if (!isCollection(data)) return false;
  if (Array.isArray(data)) return data.some(hasLongKey);
  return Object.entries(data).some(
    ([key, value]) => key.length > 500 || key.includes("\n") || hasLongKey(value),
  );
}

function print(data: Collection, pad: string, lines: string[]): void {
  if (Array.isArray(data)) {
    for (const item of data) printItem(item, pad, lines);
    return;
  }
  for (const [key, value] of Object.entries(data)) {
    if (value === undefined) continue;
    const start = `${pad}${isPlain(key) ? key : keyText(key, pad)}:`;
    if (isNested(value)) {
      lines.push(start);
      print(value, `${pad}  `, lines);
    } else lines.push(`${start} ${scalar(value, pad)}`);
  }
}

function printItem(item: unknown, pad: string, lines: string[]): void {
  if (!isNested(item)) {
    lines.push(`${pad}- ${scalar(item, pad)}`);
    return;
  }
  const first = lines.length;
  print(item, `${pad}  `, lines);
  lines[first] = `${pad}- ${lines[first]?.slice(pad.length + 2)}`;
}

function isNested(value: unknown): value is Collection {
  if (!isCollection(value)) return false;
  return Array.isArray(value) ? value.length > 0 : Object.values(value).some((inner) => inner !== undefined);
}

function scalar(value: unknown, pad: string): string {
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number" && Number.isSafeInteger(value) && !Object.is(value, -0)) return String(value);
  if (isCollection(value)) return Array.isArray(value) ? "[]" : "{}";
  if (typeof value === "string" && isPlain(value)) return value;
  const text = stringify({ k: value ?? null }, options).slice("k: ".length, -1);
  return text.includes("\n") ? text.replace(/\n(?!\n|$)/g, `\n${pad}`) : text;
}

/** At the start of a line, `---` would end a document. */
function keyText(key: string, pad: string): string {
  const text = stringify(pad === "" ? { [key]: null } : { k: { [key]: null } }, options);
  return text.slice(pad === "" ? 0 : "k:\n  ".length, -": null\n".length);
}

/** What YAML 1.1 or 1.2 reads as something else than a text, of what starts with a letter. */
const word = /^(?:y|n|yes|no|on|off|true|false|null|e[-+]?\d+)$/i;

/** A quantity, a duration, or a version with two dots: no number for all its digits. */
const measure = /^\d+(?:\.\d+)?(?:[KMGTPE]i|[kMGTP]|m|%|s|h)$|^\d+\.\d+\.\d+$/;

/** A text of one line that the library writes as it is. */
function isPlain(text: string): boolean {
  if (measure.test(text)) return true;
  return /^[A-Za-z/_][ -~]*$/.test(text) && !/: | #|[ :-]$/.test(text) && !word.test(text);
}
