/** The integer types of Go that a template can meet. */
export type IntType =
  | "int"
  | "int8"
  | "int16"
  | "int32"
  | "int64"
  | "uint"
  | "uint8"
  | "uint32"
  | "uint64"
  | "time.Duration"
  | "time.Month"
  | "time.Weekday";

/**
 * One of Go's integers. A float64 is a plain JavaScript number, so that the two stay apart as they do in Go.
 * Past 2^53 the value is a bigint.
 */
export class Int {
  readonly type: IntType;
  readonly value: number | bigint;

  constructor(type: IntType, value: number | bigint) {
    this.type = type;
    // Go's integers have no zero below nothing.
    this.value = value === 0 ? 0 : value;
  }

  /** As a JavaScript number, rounded where it is too large for one. */
  get number(): number {
    return typeof this.value === "number" ? this.value : Number(this.value);
  }

  get big(): bigint {
    return BigInt(this.value);
  }

  toString(): string {
    return String(this.value);
  }
}

/** Small ones are made but once, when they are first needed. */
const smallest = -16;
const largest = 1007;
const small: (Int | undefined)[] = [];
const small64: (Int | undefined)[] = [];

function known(numbers: (Int | undefined)[], type: IntType, value: number): Int {
  if (!(value >= smallest && value <= largest)) return new Int(type, value);
  const at = value - smallest;
  numbers[at] ??= new Int(type, value);
  return numbers[at];
}

/** An `int` of a safe JavaScript integer. */
export function int(value: number): Int {
  return known(small, "int", value);
}

/** An `int64` of a safe JavaScript integer. */
export function int64(value: number): Int {
  return known(small64, "int64", value);
}

/** An integer of any size, wrapped around at 64 bits as Go's arithmetic does. */
export function wrapInt(type: IntType, value: bigint): Int {
  const wrapped = isUnsigned(type) ? BigInt.asUintN(64, value) : BigInt.asIntN(64, value);
  const number = Number(wrapped);
  return new Int(type, Number.isSafeInteger(number) ? number : wrapped);
}

/** Whether a type has no negative numbers. */
export function isUnsigned(type: IntType): boolean {
  return type === "uint" || type === "uint8" || type === "uint32" || type === "uint64";
}
