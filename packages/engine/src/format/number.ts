/** A float's shortest digits and the place of the point: `0.d1d2d3… × 10^point`. */
function shortest(value: number): { digits: string; point: number } {
  const [mantissa = "0", exponent = "0"] = value.toExponential().split("e");
  const digits = mantissa.replace(".", "");
  return { digits: value === 0 ? "0" : digits, point: value === 0 ? 1 : Number(exponent) + 1 };
}

/** Go's `strconv.FormatFloat`, with precision -1 for the shortest text that reads back as the same number. */
export function formatFloat(value: number, verb: "e" | "f" | "g" | "E" | "G", precision = -1): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "+Inf" : "-Inf";
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  const magnitude = Math.abs(value);
  switch (verb) {
    case "e":
    case "E":
      return sign + cased(verb, exponential(magnitude, precision));
    case "f":
      return sign + fixed(magnitude, precision);
    case "g":
    case "G":
      return sign + cased(verb, general(magnitude, precision));
    default:
      return verb satisfies never;
  }
}

function cased(verb: string, text: string): string {
  return verb === "E" || verb === "G" ? text.toUpperCase() : text;
}

function exponential(value: number, precision: number): string {
  const text = precision < 0 ? value.toExponential() : value.toExponential(Math.min(precision, 100));
  return text.replace(/e([+-])(\d)$/, "e$10$2");
}

function fixed(value: number, precision: number): string {
  if (precision >= 0) return exactFixed(value, precision);
  const { digits, point } = shortest(value);
  if (point <= 0) return `0.${"0".repeat(-point)}${digits}`;
  if (point >= digits.length) return digits + "0".repeat(point - digits.length);
  return `${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** JavaScript's `toFixed` gives up at 1e21. */
function exactFixed(value: number, precision: number): string {
  if (value < 1e21) return roundedEven(value, Math.min(precision, 100));
  return BigInt(value) + (precision > 0 ? `.${"0".repeat(precision)}` : "");
}

/** JavaScript rounds an exact half away from zero, Go to the even neighbour. */
function roundedEven(value: number, precision: number): string {
  const [whole = "", fraction = ""] = value.toFixed(Math.min(100, precision + 60)).split(".");
  const kept = whole + fraction.slice(0, precision);
  const isTie = /^50*$/.test(fraction.slice(precision)) && Number(kept.at(-1)) % 2 === 0;
  if (!isTie) return value.toFixed(precision);
  return precision === 0 ? whole : `${whole}.${fraction.slice(0, precision)}`;
}

function general(value: number, precision: number): string {
  const isShortest = precision < 0;
  const rounded = isShortest ? shortest(value) : roundedDigits(value, precision === 0 ? 1 : precision);
  const { digits, point } = rounded;
  let limit = isShortest ? 6 : precision === 0 ? 1 : precision;
  if (!isShortest && limit > digits.length && digits.length >= point) limit = digits.length;
  if (isShortest) limit = 6;
  const exponent = point - 1;
  if (exponent < -4 || exponent >= limit) return scientific(digits, exponent);
  if (point <= 0) return `0.${"0".repeat(-point)}${digits}`;
  if (point >= digits.length) return digits + "0".repeat(point - digits.length);
  return `${digits.slice(0, point)}.${digits.slice(point)}`;
}

function roundedDigits(value: number, precision: number): { digits: string; point: number } {
  if (value === 0) return { digits: "0", point: 1 };
  const [mantissa = "0", exponent = "0"] = value.toExponential(Math.min(precision - 1, 100)).split("e");
  const digits = mantissa.replace(".", "").replace(/0+$/, "");
  return { digits, point: Number(exponent) + 1 };
}

function scientific(digits: string, exponent: number): string {
  const fraction = digits.length > 1 ? `.${digits.slice(1)}` : "";
  const size = String(Math.abs(exponent)).padStart(2, "0");
  return `${digits[0]}${fraction}e${exponent < 0 ? "-" : "+"}${size}`;
}

/** A float64 as `%v` and YAML print it. */
export function floatText(value: number): string {
  if (Number.isInteger(value) && value < 1e6 && value > -1e6 && value !== 0) return String(value);
  return formatFloat(value, "g");
}

/** A float's 53 bits and the power of two that they are multiplied by. */
function bitsOf(value: number): { readonly bits: bigint; readonly exponent: number } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, Math.abs(value));
  const whole = view.getBigUint64(0);
  const biased = Number(whole >> 52n);
  const fraction = whole & ((1n << 52n) - 1n);
  return biased === 0
    ? { bits: fraction, exponent: -1074 }
    : { bits: fraction | (1n << 52n), exponent: biased - 1075 };
}

/** A float as `%b` prints it. */
export function binaryFloat(value: number): string {
  if (!Number.isFinite(value)) return formatFloat(value, "g");
  const { bits, exponent } = bitsOf(value);
  return `${value < 0 || Object.is(value, -0) ? "-" : ""}${bits}p${exponent < 0 ? "" : "+"}${exponent}`;
}

/** A float as `%x` prints it; precision -1 for as many digits as it has. */
export function hexFloat(value: number, precision = -1): string {
  if (!Number.isFinite(value)) return formatFloat(value, "g");
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  let { bits, exponent } = bitsOf(value);
  if (bits === 0n) exponent = -52;
  while (bits !== 0n && bits < 1n << 52n) {
    bits <<= 1n;
    exponent--;
  }
  if (precision >= 0 && precision < 13) {
    const dropped = BigInt(52 - precision * 4);
    const kept = bits >> dropped;
    const rest = bits & ((1n << dropped) - 1n);
    const half = 1n << (dropped - 1n);
    bits = (rest > half || (rest === half && kept % 2n === 1n) ? kept + 1n : kept) << dropped;
    if (bits >= 1n << 53n) {
      bits >>= 1n;
      exponent++;
    }
  }
  const digits = (bits & ((1n << 52n) - 1n)).toString(16).padStart(13, "0");
  const fraction =
    precision < 0 ? digits.replace(/0+$/, "") : digits.slice(0, precision).padEnd(precision, "0");
  const power = exponent + 52;
  const size = String(Math.abs(power)).padStart(2, "0");
  return `${sign}0x${bits >> 52n}${fraction === "" ? "" : `.${fraction}`}p${power < 0 ? "-" : "+"}${size}`;
}
