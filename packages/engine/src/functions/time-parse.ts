import { quoteTime } from "./duration.ts";
import { GoTime } from "./time.ts";
import { days, layoutPart, months } from "./time-layout.ts";
import { fixedZone, zoneName, zoneOffset } from "./time-zone.ts";

/** What a text has said of a moment so far. */
interface Found {
  year: number;
  month: number | undefined;
  day: number | undefined;
  yearDay: number | undefined;
  hour: number;
  minute: number;
  second: number;
  nanoseconds: number;
  half: "am" | "pm" | undefined;
  offset: number | undefined;
  zoneName: string;
  isUtc: boolean;
}

/** Thrown inside of this module: the text does not fit a part of the layout. */
class Unfit extends Error {}

/** Thrown inside of this module: a number is one that no clock or calendar has. */
class OutOfRange extends Error {}

/**
 * Go's `time.ParseInLocation` for the local zone; a text is the reason why there is no such moment.
 *
 * @example
 * parseTime("2006-01-02", "2020-02-29").toString();
 */
export function parseTime(layout: string, text: string): GoTime | string {
  const failed = (why: string): string => `parsing time ${quoteTime(text)}${why}`;
  const unfit = (rest: string, part: string): string =>
    failed(` as ${quoteTime(layout)}: cannot parse ${quoteTime(rest)} as ${quoteTime(part)}`);
  const found: Found = {
    year: 0,
    month: undefined,
    day: undefined,
    yearDay: undefined,
    hour: 0,
    minute: 0,
    second: 0,
    nanoseconds: 0,
    half: undefined,
    offset: undefined,
    zoneName: "",
    isUtc: false,
  };
  let rest = text;
  let from = 0;
  const skipped = (prefix: string): string | undefined => {
    const [after, isFit] = skip(rest, prefix);
    rest = after;
    return isFit ? undefined : unfit(after, prefix);
  };
  for (const match of layout.matchAll(layoutPart)) {
    const isUnderscored = match[0] === "_2006";
    const part = isUnderscored ? "2006" : match[0];
    const problem = skipped(layout.slice(from, match.index) + (isUnderscored ? "_" : ""));
    if (problem !== undefined) return problem;
    from = match.index + match[0].length;
    const hold = rest;
    try {
      rest = readPart(part, rest, found, layout.slice(from));
    } catch (error) {
      if (error instanceof Unfit) return unfit(hold, part);
      if (error instanceof OutOfRange) return failed(`: ${error.message} out of range`);
      throw error;
    }
  }
  const problem = skipped(layout.slice(from));
  if (problem !== undefined) return problem;
  if (rest !== "") return failed(`: extra text: ${quoteTime(rest)}`);
  const moment = momentOf(found);
  return typeof moment === "string" ? failed(`: ${moment}`) : moment;
}

/** What follows a layout's own characters; a space stands for any number of them. */
function skip(text: string, prefix: string): [rest: string, isFit: boolean] {
  let value = text;
  for (let left = prefix; left !== ""; ) {
    if (left[0] === " ") {
      if (value !== "" && value[0] !== " ") return [value, false];
      left = left.replace(/^ +/, "");
      value = value.replace(/^ +/, "");
    } else {
      if (value === "" || value[0] !== left[0]) return [value, false];
      left = left.slice(1);
      value = value.slice(1);
    }
  }
  return [value, true];
}

function taken(pattern: RegExp, text: string): string {
  const match = pattern.exec(text);
  if (match === null) throw new Unfit();
  return match[0];
}

const oneOrTwo = /^\d\d?/;
const two = /^\d\d/;

/** Reads one part into what is found, and gives the rest of the text. */
function readPart(part: string, text: string, found: Found, layoutRest: string): string {
  const number = (pattern: RegExp, set: (value: number) => void): string => {
    const digits = taken(pattern, text);
    set(Number(digits));
    return text.slice(digits.length);
  };
  const ranged = (pattern: RegExp, least: number, most: number, unit: string, set: (n: number) => void) =>
    number(pattern, (value) => {
      if (value < least || value > most) throw new OutOfRange(unit);
      set(value);
    });
  switch (part) {
    case "06":
      return number(/^(?:\d|[+-](?=\d))\d/, (value) => {
        found.year = value + (value >= 69 ? 1900 : 2000);
      });
    case "2006":
      return number(/^\d{4}/, (value) => {
        found.year = value;
      });
    case "Jan":
    case "January":
      return named(months, part === "Jan", text, (at) => {
        found.month = at + 1;
      });
    case "Mon":
    case "Monday":
      return named(days, part === "Mon", text, () => {});
    case "1":
    case "01":
      return ranged(part === "01" ? two : oneOrTwo, 1, 12, "month", (value) => {
        found.month = value;
      });
    case "2":
    case "_2":
    case "02": {
      const set = (value: number): void => {
        found.day = value;
      };
      if (part !== "_2" || text[0] !== " ") return number(part === "02" ? two : oneOrTwo, set);
      const digits = taken(oneOrTwo, text.slice(1));
      set(Number(digits));
      return text.slice(1 + digits.length);
    }
    case "__2":
    case "002": {
      const padded = part === "__2" ? text.replace(/^ {1,2}/, "") : text;
      const digits = taken(part === "002" ? /^\d{3}/ : /^\d{1,3}/, padded);
      found.yearDay = Number(digits);
      return padded.slice(digits.length);
    }
    case "15":
      return ranged(oneOrTwo, 0, 23, "hour", (value) => {
        found.hour = value;
      });
    case "3":
    case "03":
      return ranged(part === "03" ? two : oneOrTwo, 0, 12, "hour", (value) => {
        found.hour = value;
      });
    case "4":
    case "04":
      return ranged(part === "04" ? two : oneOrTwo, 0, 59, "minute", (value) => {
        found.minute = value;
      });
    case "5":
    case "05": {
      const after = ranged(part === "05" ? two : oneOrTwo, 0, 59, "second", (value) => {
        found.second = value;
      });
      const [next = ""] = layoutRest.match(layoutPart) ?? [];
      const fraction = /^[.,]\d+/.exec(after)?.[0];
      if (fraction === undefined || /^[.,]/.test(next)) return after;
      found.nanoseconds = nanosecondsOf(fraction);
      return after.slice(fraction.length);
    }
    case "PM":
    case "pm": {
      const half = taken(part === "PM" ? /^[AP]M/ : /^[ap]m/, text);
      found.half = half.toLowerCase() as "am" | "pm";
      return text.slice(2);
    }
    case "MST":
      return readZoneName(text, found);
    default:
      return /^[.,]/.test(part) ? readFraction(part, text, found) : readOffset(part, text, found);
  }
}

function named(names: readonly string[], isShort: boolean, text: string, set: (at: number) => void): string {
  const wanted = isShort ? names.map((name) => name.slice(0, 3)) : names;
  const at = wanted.findIndex((name) => text.slice(0, name.length).toLowerCase() === name.toLowerCase());
  if (at < 0) throw new Unfit();
  set(at);
  return text.slice((wanted[at] as string).length);
}

function nanosecondsOf(fraction: string): number {
  return Number(fraction.slice(1, 10).padEnd(9, "0"));
}

function readFraction(part: string, text: string, found: Found): string {
  const isExact = part[1] === "0";
  const fraction = (isExact ? new RegExp(`^[.,]\\d{${part.length - 1}}`) : /^[.,]\d+/).exec(text)?.[0];
  if (fraction === undefined) {
    if (isExact) throw new Unfit();
    return text;
  }
  found.nanoseconds = nanosecondsOf(fraction);
  return text.slice(fraction.length);
}

function readOffset(part: string, text: string, found: Found): string {
  if (part[0] === "Z" && text[0] === "Z") {
    found.isUtc = true;
    return text.slice(1);
  }
  const shape = part.slice(1).replaceAll(/\d\d/g, "(\\d\\d)");
  const match = new RegExp(`^([+-])${shape}`).exec(text);
  if (match === null) throw new Unfit();
  const [hour = 0, minute = 0, second = 0] = match.slice(2).map(Number);
  if (second > 60) throw new OutOfRange("time zone offset second");
  if (minute > 60) throw new OutOfRange("time zone offset minute");
  if (hour > 24) throw new OutOfRange("time zone offset hour");
  found.offset = (match[1] === "-" ? -1 : 1) * ((hour * 60 + minute) * 60 + second);
  return text.slice(match[0].length);
}

function readZoneName(text: string, found: Found): string {
  if (text.startsWith("UTC")) {
    found.isUtc = true;
    return text.slice(3);
  }
  const name =
    /^(?:ChST|MeST)/.exec(text)?.[0] ??
    /^GMT(?:[+-](?:\d|1\d|2[0-3])(?!\d))?/.exec(text)?.[0] ??
    /^[+-](?:0*\d|0*1\d|0*2[0-3])(?!\d)/.exec(text)?.[0] ??
    /^(?:[A-Z]{4}T|[A-Z]{3}T|WITA|[A-Z]{3})(?![A-Z])/.exec(text)?.[0];
  if (name === undefined) throw new Unfit();
  found.zoneName = name;
  return text.slice(name.length);
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function monthLengths(year: number): number[] {
  return [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
}

/** Month and day of a day of the year, or what is wrong with it. */
function ofYearDay(yearDay: number, found: Found): { month: number; day: number } | string {
  let day = yearDay;
  let month = 1;
  for (const length of monthLengths(found.year)) {
    if (day <= length) break;
    day -= length;
    month++;
  }
  if (yearDay < 1 || month > 12) return "day-of-year out of range";
  if (found.month !== undefined && found.month !== month) return "day-of-year does not match month";
  if (found.day !== undefined && found.day !== day) return "day-of-year does not match day";
  return { month, day };
}

function momentOf(found: Found): GoTime | string {
  const date =
    found.yearDay === undefined
      ? { month: found.month ?? 1, day: found.day ?? 1 }
      : ofYearDay(found.yearDay, found);
  if (typeof date === "string") return date;
  const { month, day } = date;
  if (day < 1 || day > (monthLengths(found.year)[month - 1] as number)) return "day out of range";
  const hour =
    found.half === "pm" && found.hour < 12
      ? found.hour + 12
      : found.half === "am" && found.hour === 12
        ? 0
        : found.hour;
  const clock = new Date(0);
  clock.setUTCFullYear(found.year, month - 1, day);
  clock.setUTCHours(hour, found.minute, found.second);
  return zoned(clock.getTime() / 1000, found);
}

/** The moment that a clock in the text's zone shows. */
function zoned(clock: number, found: Found): GoTime {
  const at = (seconds: number, zone: string): GoTime => new GoTime(seconds, found.nanoseconds, zone);
  if (found.isUtc) return at(clock, "UTC");
  if (found.offset !== undefined) {
    const local = at(clock - found.offset, "Local");
    const isLocal =
      zoneOffset(local) === found.offset && (found.zoneName === "" || zoneName(local) === found.zoneName);
    return isLocal ? local : local.in(fixedZone(found.offset, found.zoneName));
  }
  const local = at(clock - localOffset(clock), "Local");
  if (found.zoneName === "" || zoneName(local) === found.zoneName) return local;
  const offset = Number(/^GMT([+-]\d+)$/.exec(found.zoneName)?.[1] ?? 0) * 3600;
  return at(clock, fixedZone(offset, found.zoneName));
}

/** Seconds east of Greenwich, here, when a clock shows this. */
function localOffset(clock: number): number {
  const shown = new Date(clock * 1000);
  const here = new Date(0);
  here.setFullYear(shown.getUTCFullYear(), shown.getUTCMonth(), shown.getUTCDate());
  here.setHours(shown.getUTCHours(), shown.getUTCMinutes());
  return -here.getTimezoneOffset() * 60;
}
