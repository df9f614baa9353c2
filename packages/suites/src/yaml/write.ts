import { int, type Value, writePrettyYaml } from "@chartwright/engine";
import { type Data, Float, isList, isMapping } from "./data.ts";

/**
 * Writes data as helm-unittest shows it and keeps it in snapshots: byte for byte, so that its snapshots go on to hold.
 * Texts lose the line breaks that they begin with.
 */
export function writeYaml(data: Data): string {
  return writePrettyYaml(value(data));
}

function value(data: Data): Value {
  if (data instanceof Float) return data.value;
  if (typeof data === "string") return data.replace(/^\n+/, "");
  if (typeof data === "number") return Number.isSafeInteger(data) ? int(data) : data;
  if (isList(data)) return data.map(value);
  if (!isMapping(data)) return data;
  return new Map(Object.entries(data).map(([key, entry]) => [key, value(entry)]));
}
