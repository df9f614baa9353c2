import type { GoTime } from "./time.ts";

const months = "January February March April May June July August September October November December".split(
  " ",
);
const days = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

/** The parts of Go's reference time, longest first where one begins with another. */
const parts =
  /January|Jan|Monday|Mon|MST|2006|-07:00:00|-07:00|-070000|-0700|-07|Z07:00:00|Z07:00|Z070000|Z0700|Z07|[.,]0+(?![0-9])|[.,]9+(?![0-9])|002|01|02|03|04|05|06|15|PM|pm|__2|_2006|_2|1|2|3|4|5/g;

interface Fields {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly weekday: number;
  readonly yearDay: number;
}

/** Seconds east of Greenwich. */
export function zoneOffset(time: GoTime): number {
  if (time.zone === "UTC" || time.zone === "") return 0;
  const fixed = /^([+-])(\d\d):(\d\d)$/.exec(time.zone);
  if (fixed !== null) return (fixed[1] === "-" ? -1 : 1) * (Number(fixed[2]) * 3600 + Number(fixed[3]) * 60);
  const date = new Date(time.seconds * 1000);
  if (time.zone === "Local") return -date.getTimezoneOffset() * 60;
  return offsetOf(time.zone, date);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function offsetOf(zone: string, date: Date): number {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
    formats.set(zone, format);
  }
  const name = format.formatToParts(date).find(({ type }) => type === "timeZoneName")?.value ?? "";
  const match = /([+-])(\d\d):(\d\d)/.exec(name);
  return match === null ? 0 : (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 3600 + Number(match[3]) * 60);
}

/** Whether there is a zone of that name. */
export function isZone(zone: string): boolean {
  if (zone === "" || zone === "UTC" || zone === "Local") return true;
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

function zoneName(time: GoTime): string {
  const offset = zoneOffset(time);
  if (offset === 0) return "UTC";
  if (/^[+-]/.test(time.zone)) return numericZone(offset, "", false).replace(/00$/, "");
  const options: Intl.DateTimeFormatOptions = {
    timeZoneName: "short",
    ...(time.zone === "Local" ? {} : { timeZone: time.zone }),
  };
  const name = new Intl.DateTimeFormat("en-US", options)
    .formatToParts(new Date(time.seconds * 1000))
    .find(({ type }) => type === "timeZoneName");
  return name === undefined || name.value.startsWith("GMT")
    ? numericZone(offset, "", false).replace(/00$/, "")
    : name.value;
}

/** A moment's fields in its zone. */
export function fieldsOf(time: GoTime): Fields {
  const local = new Date((time.seconds + zoneOffset(time)) * 1000);
  const year = local.getUTCFullYear();
  return {
    year,
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
    weekday: local.getUTCDay(),
    yearDay: Math.floor((local.getTime() - yearStart(year)) / 86_400_000) + 1,
  };
}

function yearStart(year: number): number {
  const start = new Date(0);
  start.setUTCFullYear(year, 0, 1);
  return start.getTime();
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

function numericZone(offset: number, colon: string, withZ: boolean): string {
  if (withZ && offset === 0) return "Z";
  const size = Math.abs(offset);
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(size / 3600))}${colon}${two(Math.floor(size / 60) % 60)}`;
}

/**
 * Go's `time.Format`.
 *
 * @example
 * formatTime(new GoTime(0, 0, "UTC"), "2006-01-02 15:04"); // "1970-01-01 00:00"
 */
export function formatTime(time: GoTime, layout: string): string {
  const at = fieldsOf(time);
  return layout.replace(parts, (part) => formatPart(part, at, time));
}

function formatPart(part: string, at: Fields, time: GoTime): string {
  const offset = zoneOffset(time);
  switch (part) {
    case "January":
      return months[at.month - 1] as string;
    case "Jan":
      return (months[at.month - 1] as string).slice(0, 3);
    case "1":
      return String(at.month);
    case "01":
      return two(at.month);
    case "Monday":
      return days[at.weekday] as string;
    case "Mon":
      return (days[at.weekday] as string).slice(0, 3);
    case "2":
      return String(at.day);
    case "_2":
      return String(at.day).padStart(2, " ");
    case "02":
      return two(at.day);
    case "__2":
      return String(at.yearDay).padStart(3, " ");
    case "002":
      return String(at.yearDay).padStart(3, "0");
    case "15":
      return two(at.hour);
    case "3":
      return String(at.hour % 12 === 0 ? 12 : at.hour % 12);
    case "03":
      return two(at.hour % 12 === 0 ? 12 : at.hour % 12);
    case "4":
      return String(at.minute);
    case "04":
      return two(at.minute);
    case "5":
      return String(at.second);
    case "05":
      return two(at.second);
    case "2006":
      return String(at.year).padStart(4, "0");
    case "_2006":
      return `_${String(at.year).padStart(4, "0")}`;
    case "06":
      return two(at.year % 100);
    case "PM":
      return at.hour >= 12 ? "PM" : "AM";
    case "pm":
      return at.hour >= 12 ? "pm" : "am";
    case "MST":
      return zoneName(time);
    case "-0700":
    case "Z0700":
      return numericZone(offset, "", part[0] === "Z");
    case "-07:00":
    case "Z07:00":
      return numericZone(offset, ":", part[0] === "Z");
    case "-07":
    case "Z07":
      return part === "Z07" && offset === 0 ? "Z" : numericZone(offset, "", false).slice(0, 3);
    case "-070000":
    case "Z070000":
      return part[0] === "Z" && offset === 0 ? "Z" : `${numericZone(offset, "", false)}00`;
    case "-07:00:00":
    case "Z07:00:00":
      return part[0] === "Z" && offset === 0 ? "Z" : `${numericZone(offset, ":", false)}:00`;
    default:
      return fraction(part, time.nanoseconds);
  }
}

function fraction(part: string, nanoseconds: number): string {
  const digits = String(nanoseconds)
    .padStart(9, "0")
    .slice(0, part.length - 1)
    .padEnd(part.length - 1, "0");
  if (part[1] === "0") return part[0] + digits;
  const kept = digits.replace(/0+$/, "");
  return kept === "" ? "" : part[0] + kept;
}

/** What a part of a layout looks like in a text. */
function patternOf(part: string): [pattern: string, name: string] {
  switch (part) {
    case "January":
      return [`(${months.join("|")})`, "monthName"];
    case "Jan":
      return [`(${months.map((month) => month.slice(0, 3)).join("|")})`, "monthName"];
    case "Monday":
      return [`(${days.join("|")})`, ""];
    case "Mon":
      return [`(${days.map((day) => day.slice(0, 3)).join("|")})`, ""];
    case "2006":
      return ["(\\d{4})", "year"];
    case "06":
      return ["(\\d\\d)", "shortYear"];
    case "01":
      return ["(\\d\\d)", "month"];
    case "1":
      return ["(\\d\\d?)", "month"];
    case "02":
      return ["(\\d\\d)", "day"];
    case "2":
    case "_2":
      return [" ?(\\d\\d?)", "day"];
    case "002":
      return ["(\\d{3})", "yearDay"];
    case "15":
      return ["(\\d\\d?)", "hour"];
    case "03":
      return ["(\\d\\d)", "hour12"];
    case "3":
      return ["(\\d\\d?)", "hour12"];
    case "04":
      return ["(\\d\\d)", "minute"];
    case "4":
      return ["(\\d\\d?)", "minute"];
    case "05":
      return ["(\\d\\d(?:[.,]\\d+)?)", "second"];
    case "5":
      return ["(\\d\\d?(?:[.,]\\d+)?)", "second"];
    case "PM":
      return ["(AM|PM)", "half"];
    case "pm":
      return ["(am|pm)", "half"];
    case "MST":
      return ["([A-Z]{3,5}|[+-]\\d\\d)", "zoneName"];
    default:
      if (/^[.,]/.test(part)) return ["([.,]\\d+)?", "fraction"];
      return [part.startsWith("Z") ? "(Z|[+-]\\d\\d:?\\d\\d)" : "([+-]\\d\\d:?(?:\\d\\d)?)", "offset"];
  }
}

/** A text read by a layout. */
export interface ParsedTime {
  readonly seconds: number;
  readonly nanoseconds: number;
  readonly zone: string;
}

/** Go's `time.ParseInLocation`, or undefined where the text does not fit the layout. */
export function parseTime(layout: string, text: string): ParsedTime | undefined {
  const names: string[] = [];
  let from = 0;
  let pattern = "^";
  for (const match of layout.matchAll(parts)) {
    pattern += escaped(layout.slice(from, match.index));
    const [part, name] = patternOf(match[0]);
    pattern += part;
    names.push(name);
    from = match.index + match[0].length;
  }
  const found = new RegExp(`${pattern}${escaped(layout.slice(from))}$`).exec(text);
  if (found === null) return undefined;
  return momentOf(new Map(names.map((name, at) => [name, found[at + 1] ?? ""])));
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

function momentOf(found: ReadonlyMap<string, string>): ParsedTime | undefined {
  const number = (name: string, fallback: number): number =>
    found.has(name) ? Number(found.get(name)) : fallback;
  const short = number("shortYear", -1);
  const year = short >= 0 ? short + (short >= 69 ? 1900 : 2000) : number("year", 0);
  const named = months.findIndex((month) => month.slice(0, 3) === found.get("monthName")?.slice(0, 3)) + 1;
  const month = named > 0 ? named : number("month", 1);
  const day = number("day", found.has("yearDay") ? number("yearDay", 1) : 1);
  const [whole = "0", part = ""] = (found.get("second") ?? "0").split(/[.,]/);
  const half = found.get("half")?.toUpperCase();
  const hour12 = number("hour12", -1);
  const hour = hour12 < 0 ? number("hour", 0) : (hour12 % 12) + (half === "PM" ? 12 : 0);
  const minute = number("minute", 0);
  const second = Number(whole);
  const date = new Date(0);
  date.setUTCFullYear(year, found.has("yearDay") ? 0 : month - 1, day);
  date.setUTCHours(hour, minute, second);
  const inRange = month >= 1 && month <= 12 && day >= 1 && hour < 24 && minute < 60 && second < 60;
  if (!inRange || (!found.has("yearDay") && date.getUTCDate() !== day)) return undefined;
  const nanoseconds = Number((part || (found.get("fraction") ?? "").slice(1)).padEnd(9, "0").slice(0, 9));
  const offset = /^([+-]\d\d):?(\d\d)?$/.exec(found.get("offset") ?? "");
  const zone =
    offset !== null
      ? `${offset[1]}:${offset[2] ?? "00"}`
      : found.get("offset") === "Z" || found.get("zoneName") === "UTC"
        ? "UTC"
        : "Local";
  const shift =
    offset === null
      ? zone === "UTC"
        ? 0
        : -localOffset(date)
      : Number(`${offset[1]}`) * 3600 + Math.sign(Number(offset[1]) || 1) * Number(offset[2] ?? 0) * 60;
  return { seconds: date.getTime() / 1000 - shift, nanoseconds, zone: zone === "+00:00" ? "UTC" : zone };
}

/** Minutes west of Greenwich, as seconds, at a moment given in local time. */
function localOffset(date: Date): number {
  return (
    new Date(
      date.getUTCFullYear(),
      date.getUTCMonth(),
      date.getUTCDate(),
      date.getUTCHours(),
      date.getUTCMinutes(),
    ).getTimezoneOffset() * 60
  );
}
