import { durationText } from "../format/print-value.ts";
import { FunctionError } from "../template/errors.ts";
import { type FunctionTable, fn } from "../template/function-type.ts";
import { Int } from "../value/int.ts";
import type { Value } from "../value/value.ts";
import { parseDuration } from "./duration.ts";
import type { Environment } from "./environment.ts";
import { atoi } from "./numbers.ts";
import { GoTime, zeroTime } from "./time.ts";
import { formatTime } from "./time-format.ts";
import { parseTime } from "./time-parse.ts";
import { isZone } from "./time-zone.ts";

const second = 1_000_000_000n;

function roundedSeconds(duration: bigint): bigint {
  const half = duration < 0n ? -second / 2n : second / 2n;
  return ((duration + half) / second) * second;
}

/** The largest unit of a duration, such as `3d`. */
function rough(duration: bigint): string {
  const size = duration < 0n ? -duration : duration;
  const hour = 3600n * second;
  const steps = [
    [hour * 24n * 365n, "y"],
    [hour * 24n * 30n, "mo"],
    [hour * 24n, "d"],
    [hour, "h"],
    [60n * second, "m"],
    [second, "s"],
  ] as const;
  const step = steps.find(([unit]) => size > unit);
  return step === undefined ? "0s" : `${size / step[0]}${step[1]}`;
}

/** Sprig's functions of dates. */
export function dateFunctions(environment: Environment): FunctionTable {
  const now = (): GoTime => {
    const milliseconds = environment.now();
    return new GoTime(Math.floor(milliseconds / 1000), (milliseconds % 1000) * 1_000_000, "Local");
  };
  const timeOf = (value: Value): GoTime => {
    if (value instanceof GoTime) return value;
    if (value instanceof Int && (value.type === "int" || value.type === "int64" || value.type === "int32")) {
      return new GoTime(value.number, 0, "Local");
    }
    return now();
  };
  const inZone = (layout: string, value: Value, zone: string): string =>
    formatTime(timeOf(value).in(isZone(zone) ? zone || "UTC" : "UTC"), layout);
  const modify = (text: string, time: GoTime): GoTime => {
    const duration = parseDuration(text);
    return typeof duration === "string" ? time : time.plus(duration);
  };
  const mustModify = (text: string, time: GoTime): GoTime => {
    const duration = parseDuration(text);
    if (typeof duration === "string") throw new FunctionError(duration);
    return time.plus(duration);
  };
  return {
    now: fn("", now),
    date: fn("string any", (layout: string, value: Value) => inZone(layout, value, "Local")),
    dateInZone: fn("string any string", inZone),
    date_in_zone: fn("string any string", inZone),
    htmlDate: fn("any", (value: Value) => inZone("2006-01-02", value, "Local")),
    htmlDateInZone: fn("any string", (value: Value, zone: string) => inZone("2006-01-02", value, zone)),
    dateModify: fn("string time", modify),
    date_modify: fn("string time", modify),
    mustDateModify: fn("string time", mustModify),
    must_date_modify: fn("string time", mustModify),
    ago: fn("any", (value: Value) => durationText(roundedSeconds(now().minus(timeOf(value))))),
    toDate: fn("string string", (layout: string, text: string) => {
      const moment = parseTime(layout, text);
      return typeof moment === "string" ? zeroTime : moment;
    }),
    mustToDate: fn("string string", (layout: string, text: string) => {
      const moment = parseTime(layout, text);
      if (typeof moment === "string") throw new FunctionError(moment);
      return moment;
    }),
    unixEpoch: fn("time", (time: GoTime) => String(time.seconds)),
    duration: fn("any", (value: Value) => {
      const count =
        typeof value === "string"
          ? atoi(value).big
          : value instanceof Int && value.type === "int64"
            ? value.big
            : 0n;
      return durationText(BigInt.asIntN(64, count * second));
    }),
    durationRound: fn("any", (value: Value) => {
      if (value instanceof GoTime) return rough(now().minus(value));
      if (typeof value === "string") {
        const duration = parseDuration(value);
        return rough(typeof duration === "string" ? 0n : duration);
      }
      return rough(value instanceof Int && value.type === "int64" ? value.big : 0n);
    }),
  };
}
