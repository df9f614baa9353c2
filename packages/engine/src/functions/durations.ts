import { floatText } from "../format/number.ts";
import { quote } from "../format/quote.ts";
import { FunctionError } from "../template/errors.ts";
import { type FunctionTable, fn } from "../template/function-type.ts";
import { parseFloatText } from "../template/parse-number.ts";
import { Int, wrapInt } from "../value/int.ts";
import { typeOf } from "../value/kind.ts";
import type { Value } from "../value/value.ts";
import { parseDuration } from "./duration.ts";
import { trimSpace } from "./strings.ts";

const second = 1_000_000_000n;
const limit = (1n << 63n) - 1n;

function ofSeconds(seconds: number): bigint {
  if (!Number.isFinite(seconds)) throw new FunctionError(`invalid duration seconds: ${floatText(seconds)}`);
  if (Math.abs(seconds) > Number(limit / second))
    throw new FunctionError(`duration seconds overflow: ${floatText(seconds)}`);
  return BigInt(Math.trunc(seconds * 1e9));
}

/** A duration in nanoseconds of a text, or of a number of seconds. */
function durationOf(value: Value): bigint {
  if (value instanceof Int) {
    if (value.type === "time.Duration") return value.big;
    const total = value.big * second;
    if (total > limit || total < -limit) throw new FunctionError(`duration seconds overflow: ${value}`);
    return total;
  }
  if (typeof value === "number") return ofSeconds(value);
  if (value === null || value === undefined) throw new FunctionError("invalid duration");
  if (typeof value !== "string") throw new FunctionError(`unsupported duration type ${typeOf(value)}`);
  const text = trimSpace(value);
  if (text === "") throw new FunctionError("empty duration");
  const parsed = parseDuration(text);
  if (typeof parsed === "bigint") return parsed;
  const seconds = parseFloatText(text);
  if (seconds === undefined) throw new FunctionError(`could not parse duration ${quote(value)}`);
  return ofSeconds(seconds);
}

function durationOrZero(value: Value): bigint {
  try {
    return durationOf(value);
  } catch (error) {
    if (error instanceof FunctionError) return 0n;
    throw error;
  }
}

function named(nanoseconds: bigint): Int {
  return wrapInt("time.Duration", nanoseconds);
}

/** As a float of a unit: whole units and the rest apart, as Go divides. */
function inUnits(value: Value, unit: bigint): number {
  const duration = durationOrZero(value);
  return Number(duration / unit) + Number(duration % unit) / Number(unit);
}

function whole(unit: bigint): (value: Value) => Int {
  return (value) => wrapInt("int64", durationOrZero(value) / unit);
}

function multiple(value: Value, unit: Value, rounds: boolean): Int {
  const duration = durationOrZero(value);
  let step: bigint;
  try {
    step = durationOf(unit);
  } catch (error) {
    if (error instanceof FunctionError) return named(duration);
    throw error;
  }
  if (step <= 0n) return named(duration);
  const rest = duration % step;
  const down = duration - rest;
  if (!rounds) return named(down);
  const size = rest < 0n ? -rest : rest;
  if (size + size < step) return named(down);
  return named(duration < 0n ? down - step : down + step);
}

const minute = 60n * second;
const hour = 60n * minute;

/** Helm 4's functions of durations. */
export const durationFunctions: FunctionTable = {
  mustToDuration: fn("any", (value: Value) => named(durationOf(value))),
  durationSeconds: fn("any", (value: Value) => inUnits(value, second)),
  durationMilliseconds: fn("any", whole(1_000_000n)),
  durationMicroseconds: fn("any", whole(1_000n)),
  durationNanoseconds: fn("any", whole(1n)),
  durationMinutes: fn("any", (value: Value) => inUnits(value, minute)),
  durationHours: fn("any", (value: Value) => inUnits(value, hour)),
  durationDays: fn("any", (value: Value) => inUnits(value, hour) / 24),
  durationWeeks: fn("any", (value: Value) => inUnits(value, hour) / 24 / 7),
  durationRoundTo: fn("any any", (value: Value, unit: Value) => multiple(value, unit, true)),
  durationTruncateTo: fn("any any", (value: Value, unit: Value) => multiple(value, unit, false)),
};
