import { isMapping } from "../values/defaults.ts";

/** A number as Go's `%v` prints a float64: an exponent of two digits or more below 1e-4 and from 1e6... `%g`. */
export function goFloat(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return String(value);
  const [digits = "", power = "0"] = value.toExponential().split("e");
  const exponent = Number(power);
  if (exponent >= -4 && exponent < 6) return String(value);
  const sign = exponent < 0 ? "-" : "+";
  return `${digits}e${sign}${String(Math.abs(exponent)).padStart(2, "0")}`;
}

/** JSON as Go's encoding/json writes it: keys in the order of their bytes, and what HTML knows escaped. */
export function goJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(goJson).join(",")}]`;
  if (isMapping(value))
    return `{${sortedKeys(value)
      .map((key) => `${goJson(key)}:${goJson(value[key])}`)
      .join(",")}}`;
  return JSON.stringify(value ?? null).replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** The keys of a mapping in the order in which Go's templates visit them. */
export function sortedKeys(mapping: object): string[] {
  return Object.keys(mapping).sort(compareBytes);
}

function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
