import { parseFloatText, parseInteger } from "../template/parse-number.ts";

/** What a plain scalar stands for. Integers are bigints here, so that they stay apart from floats. */
export type Resolved = null | boolean | bigint | number | string;

const words = new Map<string, Resolved>([
  ...["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"].map(
    (word) => [word, true] as const,
  ),
  ...["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"].map(
    (word) => [word, false] as const,
  ),
  ...["", "~", "null", "Null", "NULL"].map((word) => [word, null] as const),
  ...[".nan", ".NaN", ".NAN"].map((word) => [word, Number.NaN] as const),
  ...[".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"].map(
    (word) => [word, Number.POSITIVE_INFINITY] as const,
  ),
  ...["-.inf", "-.Inf", "-.INF"].map((word) => [word, Number.NEGATIVE_INFINITY] as const),
]);

const decimal = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const small = /^(?:0|-?[1-9][0-9]{0,14})$/;

/** The value of a plain scalar, by the rules of YAML 1.1 as Go's YAML has them. */
export function resolveScalar(text: string): Resolved {
  const hint = text.charCodeAt(0);
  const isDigit = (hint >= 48 && hint <= 57) || hint === 43 || hint === 45;
  if (isDigit && small.test(text)) return BigInt(text);
  const word = words.get(text);
  if (word !== undefined) return word;
  if (hint === 46) return parseFloatText(text) ?? text;
  return isDigit ? resolveNumber(text) : text;
}

const limit = 1n << 64n;

function resolveNumber(text: string): Resolved {
  if (isTimestamp(text)) return text;
  const plain = text.replaceAll("_", "");
  const integer = parseInteger(plain);
  if (
    integer !== undefined &&
    integer < limit &&
    integer >= -limit / 2n &&
    !(plain.startsWith("+") && integer >= limit / 2n)
  ) {
    return integer;
  }
  if (decimal.test(plain)) return parseFloatText(plain) ?? text;
  return text;
}

/** A text that YAML 1.1 reads as a date, which Go's YAML keeps as text where nothing else is asked for. */
export function isTimestamp(text: string): boolean {
  const match =
    /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt](\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?(?:Z|[+-]\d\d:\d\d))|(?: (\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?))?$/.exec(
      text,
    );
  if (match === null) return false;
  const [, year, month, day, ...clock] = match.map(Number);
  const [h = 0, m = 0, s = 0] = clock.filter((part) => !Number.isNaN(part));
  const days = new Date(Date.UTC(year as number, month as number, 0)).getUTCDate();
  return (
    (month as number) >= 1 &&
    (month as number) <= 12 &&
    (day as number) >= 1 &&
    (day as number) <= days &&
    h < 24 &&
    m < 60 &&
    s < 60
  );
}
