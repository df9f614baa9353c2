import { JsonError } from "../json/write.ts";
import { SignatureError } from "../template/access.ts";
import { Int, int, wrapInt } from "../value/int.ts";
import { GoObject, type Method, type Value } from "../value/value.ts";
import { fieldsOf, formatTime, rfc3339 } from "./time-format.ts";
import { zoneOffset } from "./time-zone.ts";

/** A moment, to the nanosecond, in a zone. */
export class GoTime extends GoObject {
  readonly goType = "time.Time";
  readonly goKind = "struct";
  readonly seconds: number;
  readonly nanoseconds: number;
  readonly zone: string;

  constructor(seconds: number, nanoseconds: number, zone: string) {
    super();
    this.seconds = seconds;
    this.nanoseconds = nanoseconds;
    this.zone = zone;
  }

  /** From a duration in nanoseconds onwards. */
  plus(duration: bigint): GoTime {
    const total = BigInt(this.seconds) * 1_000_000_000n + BigInt(this.nanoseconds) + duration;
    const seconds = total >= 0n ? total / 1_000_000_000n : -((-total + 999_999_999n) / 1_000_000_000n);
    return new GoTime(Number(seconds), Number(total - seconds * 1_000_000_000n), this.zone);
  }

  minus(other: GoTime): bigint {
    return (
      BigInt(this.seconds - other.seconds) * 1_000_000_000n + BigInt(this.nanoseconds - other.nanoseconds)
    );
  }

  in(zone: string): GoTime {
    return new GoTime(this.seconds, this.nanoseconds, zone);
  }

  override text(): string {
    return formatTime(this, "2006-01-02 15:04:05.999999999 -0700 MST");
  }

  json(): Value {
    const { year } = fieldsOf(this);
    if (year >= 0 && year <= 9999) return rfc3339(this);
    throw new JsonError(
      "json: error calling MarshalJSON for type time.Time: Time.MarshalJSON: year outside of range [0,9999]",
    );
  }

  /** YAML has moments of its own, which need no quotes. */
  override yaml(): Value {
    return this;
  }

  override printed(): readonly (readonly [string, Value])[] {
    return [["time", this.text()]];
  }

  override method(name: string): Method | undefined {
    const plain = (call: () => Value): Method => ({ params: [], call });
    const at = fieldsOf(this);
    switch (name) {
      case "Format":
        return { params: ["string"], call: (layout) => formatTime(this, layout as string) };
      case "String":
        return plain(() => this.text());
      case "Unix":
        return plain(() => wrapInt("int64", BigInt(this.seconds)));
      case "UnixMilli":
        return plain(() =>
          wrapInt("int64", BigInt(this.seconds) * 1000n + BigInt(Math.floor(this.nanoseconds / 1e6))),
        );
      case "UnixMicro":
        return plain(() =>
          wrapInt("int64", BigInt(this.seconds) * 1_000_000n + BigInt(Math.floor(this.nanoseconds / 1e3))),
        );
      case "UnixNano":
        return plain(() =>
          wrapInt("int64", BigInt(this.seconds) * 1_000_000_000n + BigInt(this.nanoseconds)),
        );
      case "Year":
        return plain(() => int(at.year));
      case "Month":
        return plain(() => new Int("time.Month", at.month));
      case "Day":
        return plain(() => int(at.day));
      case "Hour":
        return plain(() => int(at.hour));
      case "Minute":
        return plain(() => int(at.minute));
      case "Second":
        return plain(() => int(at.second));
      case "Nanosecond":
        return plain(() => int(this.nanoseconds));
      case "Weekday":
        return plain(() => new Int("time.Weekday", at.weekday));
      case "YearDay":
        return plain(() => int(at.yearDay));
      case "IsZero":
        return plain(() => this.seconds === zeroSeconds && this.nanoseconds === 0);
      case "UTC":
        return plain(() => this.in("UTC"));
      case "Local":
        return plain(() => this.in("Local"));
      case "Zone":
        return plain(() =>
          refuse("invalid function signature for Zone: second return value should be error; is int"),
        );
      case "Date":
        return plain(() => refuse("function Date has 3 return values; should be 1 or 2"));
      case "Clock":
        return plain(() => refuse("function Clock has 3 return values; should be 1 or 2"));
      case "ISOWeek":
        return plain(() =>
          refuse("invalid function signature for ISOWeek: second return value should be error; is int"),
        );
      case "Add":
        return { params: ["time.Duration"], call: (duration) => this.plus((duration as Int).big) };
      case "Truncate":
        return { params: ["time.Duration"], call: (unit) => this.#rounded((unit as Int).big, false) };
      case "Round":
        return { params: ["time.Duration"], call: (unit) => this.#rounded((unit as Int).big, true) };
      case "Compare":
        return { params: ["time.Time"], call: (other) => int(sign(this.minus(other as GoTime))) };
      case "AddDate":
        return { params: ["int", "int", "int"], call: (...parts) => this.#addDate(parts as Int[]) };
      case "Sub":
        return {
          params: ["time.Time"],
          call: (other) => wrapInt("time.Duration", this.minus(other as GoTime)),
        };
      case "After":
        return { params: ["time.Time"], call: (other) => this.minus(other as GoTime) > 0n };
      case "Before":
        return { params: ["time.Time"], call: (other) => this.minus(other as GoTime) < 0n };
      case "Equal":
        return { params: ["time.Time"], call: (other) => this.minus(other as GoTime) === 0n };
      default:
        return undefined;
    }
  }

  /** To a multiple of a unit, counted from Go's zero time. */
  #rounded(unit: bigint, isNearest: boolean): GoTime {
    if (unit <= 0n) return this;
    const rest = (((this.minus(zeroTime) % unit) + unit) % unit) as bigint;
    return this.plus(isNearest && rest * 2n >= unit ? unit - rest : -rest);
  }

  #addDate(parts: readonly Int[]): GoTime {
    const [years = 0, months = 0, days = 0] = parts.map(({ number }) => number);
    const at = fieldsOf(this);
    const moved = Date.UTC(
      at.year + years,
      at.month - 1 + months,
      at.day + days,
      at.hour,
      at.minute,
      at.second,
    );
    return new GoTime(Math.floor(moved / 1000) - zoneOffset(this), this.nanoseconds, this.zone);
  }
}

/** A method that Go's templates cannot call. */
function refuse(message: string): never {
  throw new SignatureError(message);
}

function sign(value: bigint): number {
  return value === 0n ? 0 : value < 0n ? -1 : 1;
}

/** The year 1, Go's zero time. */
export const zeroSeconds: number = -62_135_596_800;

/** Go's zero time. */
export const zeroTime: GoTime = new GoTime(zeroSeconds, 0, "UTC");
