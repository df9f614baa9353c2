import { parse, TomlDate } from "smol-toml";
import { GoTime } from "../functions/time.ts";
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

function convert(value: unknown): Value {
  if (typeof value === "bigint")
    return Number.isSafeInteger(Number(value)) ? int64(Number(value)) : wrapInt("int64", value);
  if (value instanceof TomlDate)
    return new GoTime(Math.floor(value.getTime() / 1000), (value.getTime() % 1000) * 1_000_000, "UTC");
  if (Array.isArray(value)) return value.map(convert);
  if (typeof value === "object" && value !== null) {
    return new Map(Object.entries(value).map(([key, entry]) => [key, convert(entry)]));
  }
  return value as Value;
}
