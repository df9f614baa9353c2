import { parse, TomlDate } from "smol-toml";
import { GoTime } from "../functions/time.ts";
import { fixedZone } from "../functions/time-zone.ts";
import { int64, wrapInt } from "../value/int.ts";
import type { Value } from "../value/value.ts";
import { TomlError } from "./write.ts";

/** Reads TOML. Integers become int64. */
export function readToml(text: string): Map<string, Value> {
  try {
    return convert(parse(text, { integersAsBigInt: true })) as Map<string, Value>;
  } catch (error) {
    throw new TomlError(`toml: ${(error as Error).message.split("\n")[0]}`);
  }
}

function momentOf(date: TomlDate): GoTime {
  const local = date.isDate()
    ? "date-local"
    : date.isTime()
      ? "time-local"
      : date.isLocal()
        ? "datetime-local"
        : "";
  const milliseconds = date.getTime();
  const seconds = Math.floor(milliseconds / 1000);
  const zone = local === "" ? "UTC" : fixedZone(0, local);
  return new GoTime(seconds, (milliseconds - seconds * 1000) * 1_000_000, zone);
}

function convert(value: unknown): Value {
  if (typeof value === "bigint")
    return Number.isSafeInteger(Number(value)) ? int64(Number(value)) : wrapInt("int64", value);
  if (value instanceof TomlDate) return momentOf(value);
  if (Array.isArray(value)) return value.map(convert);
  if (typeof value === "object" && value !== null) {
    return new Map(Object.entries(value).map(([key, entry]) => [key, convert(entry)]));
  }
  return value as Value;
}
