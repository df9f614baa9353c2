import type { GoTime } from "./time.ts";

/**
 * A zone is `UTC`, `Local`, a name that the platform's `Intl` knows, or of an offset that never changes: `@SECONDS NAME`,
 * where the name may be empty.
 */
export function fixedZone(offset: number, name: string): string {
  return `@${offset} ${name}`;
}

const fixed = /^@(-?\d+) (.*)$/;

/** Seconds east of Greenwich. */
export function zoneOffset(time: GoTime): number {
  if (time.zone === "UTC" || time.zone === "") return 0;
  const given = fixed.exec(time.zone);
  if (given !== null) return Number(given[1]);
  const date = new Date(time.seconds * 1000);
  if (time.zone === "Local") return -date.getTimezoneOffset() * 60;
  return offsetOf(time.zone, date);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: string, zone: string, timeZoneName: "longOffset" | "short"): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${timeZoneName}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, {
      timeZoneName,
      ...(zone === "Local" ? {} : { timeZone: zone }),
    });
    formats.set(key, format);
  }
  return format;
}

function namePart(format: Intl.DateTimeFormat, date: Date): string {
  return format.formatToParts(date).find(({ type }) => type === "timeZoneName")?.value ?? "";
}

function offsetOf(zone: string, date: Date): number {
  const match = /([+-])(\d\d):(\d\d)/.exec(namePart(formatOf("en-US", zone, "longOffset"), date));
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

/** A locale writes the short names of its own zones only. */
const locales = ["en-US", "en-GB", "en-AU", "en-IN"];

/** The zone's short name at a moment, such as `CET`; where it has none, its offset. */
export function zoneName(time: GoTime): string {
  if (time.zone === "UTC" || time.zone === "") return "UTC";
  const given = fixed.exec(time.zone);
  const offset = zoneOffset(time);
  if (given !== null) return given[2] || numeric(offset);
  const date = new Date(time.seconds * 1000);
  const names = locales.map((locale) => namePart(formatOf(locale, time.zone, "short"), date));
  return names.find((name) => name !== "" && !/^GMT[+-]/.test(name)) ?? numeric(offset);
}

function numeric(offset: number): string {
  const size = Math.abs(offset);
  const two = (value: number): string => String(value).padStart(2, "0");
  const minutes = Math.floor(size / 60) % 60;
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(size / 3600))}${minutes === 0 ? "" : two(minutes)}`;
}
