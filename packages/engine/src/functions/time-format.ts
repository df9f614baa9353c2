import type { GoTime } from "./time.ts";
import { days, layoutPart, months } from "./time-layout.ts";
import { zoneName, zoneOffset } from "./time-zone.ts";

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

/** An offset by its pattern, such as `-07:00` or `Z0700`. */
function numericZone(pattern: string, offset: number): string {
  if (pattern[0] === "Z" && offset === 0) return "Z";
  const size = Math.abs(offset);
  const colon = pattern.includes(":") ? ":" : "";
  const numbers = [Math.floor(size / 3600), Math.floor(size / 60) % 60, size % 60].map(two);
  const count = pattern.replaceAll(":", "").slice(1).length / 2;
  return (offset < 0 ? "-" : "+") + numbers.slice(0, count).join(colon);
}

/**
 * Go's `time.Format`.
 *
 * @example
 * formatTime(new GoTime(0, 0, "UTC"), "2006-01-02 15:04"); // "1970-01-01 00:00"
 */
export function formatTime(time: GoTime, layout: string): string {
  const at = fieldsOf(time);
  return layout.replace(layoutPart, (part) => formatPart(part, at, time));
}

/** As JSON and YAML have moments. */
export function rfc3339(time: GoTime): string {
  return formatTime(time, "2006-01-02T15:04:05.999999999Z07:00");
}

function formatPart(part: string, at: Fields, time: GoTime): string {
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
    default:
      return /^[.,]/.test(part) ? fraction(part, time.nanoseconds) : numericZone(part, zoneOffset(time));
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
