import { parseTime } from "../functions/time-parse.ts";
import { type Problem, within } from "./problem.ts";

export function duration(text: string): Problem {
  if (!text.startsWith("P")) return "must start with P";
  const rest = text.slice(1);
  if (rest === "") return "nothing after P";
  if (rest.endsWith("W")) {
    if (rest === "W") return "no number in week";
    return /^\d+W$/.test(rest) ? undefined : "invalid week";
  }
  const parts = rest.split("T");
  for (const [at, part] of parts.entries()) {
    if (at > 0 && part === "") return "no time elements";
    const all = ["YMD", "HMS"][at];
    if (all === undefined) return "more than one T";
    const problem = durationPart(part, all);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function durationPart(part: string, all: string): Problem {
  let units = all;
  for (let rest = part; rest !== ""; ) {
    const digits = /^\d*/.exec(rest)?.[0] ?? "";
    if (digits === "") return "missing number";
    const unit = rest[digits.length];
    if (unit === undefined) return "missing unit";
    const at = units.indexOf(unit);
    if (at < 0) return all.includes(unit) ? `unit '${unit}' out of order` : `invalid unit '${unit}'`;
    units = units.slice(at + 1);
    rest = rest.slice(digits.length + 1);
  }
  return undefined;
}

export function date(text: string): Problem {
  const moment = parseTime("2006-01-02", text);
  return typeof moment === "string" ? moment : undefined;
}

export function time(text: string): Problem {
  if (text.length < 9) return "less than 9 characters long";
  if (text[2] !== ":" || text[5] !== ":") return "missing colon in correct place";
  const clock = /^(\d\d):(\d\d):(\d\d)/.exec(text);
  if (clock === null) return "invalid hour/min/sec";
  const [hour = 0, minute = 0, second = 0] = clock.slice(1).map(Number);
  if (hour > 23 || minute > 59 || second > 60) return "hour/min/sec out of range";
  const fraction = /^(\.(\d*))?(.*)$/s.exec(text.slice(8));
  if (fraction?.[2] === "") return "no digits in second fraction";
  const offset = fraction?.[3] ?? "";
  let minutes = hour * 60 + minute;
  if (offset !== "z" && offset !== "Z") {
    if (offset.length !== 6) return "offset must be 6 characters long";
    if (!/^[+-]/.test(offset)) return "offset must begin with plus/minus";
    if (offset[3] !== ":") return "missing colon in offset in correct place";
    const [offsetHour = Number.NaN, offsetMinute = Number.NaN] = offset.slice(1).split(":").map(Number);
    if (Number.isNaN(offsetHour + offsetMinute)) return "invalid hour/min in offset";
    if (offsetHour > 23 || offsetMinute > 59) return "hour/min in offset out of range";
    const shift = (offset.startsWith("+") ? -1 : 1) * (offsetHour * 60 + offsetMinute);
    minutes = (minutes + shift + 1440) % 1440;
  }
  return second === 60 && minutes !== 1439 ? "invalid leap second" : undefined;
}

export function dateTime(text: string): Problem {
  if (text.length < 20) return "less than 20 characters long";
  if (!/^[tT]$/.test(text[10] ?? "")) return "11th character must be t or T";
  return (
    within("invalid date element", date(text.slice(0, 10))) ??
    within("invalid time element", time(text.slice(11)))
  );
}

export function period(text: string): Problem {
  const slash = text.indexOf("/");
  if (slash < 0) return "missing slash";
  const start = text.slice(0, slash);
  const end = text.slice(slash + 1);
  if (start.startsWith("P"))
    return (
      within("invalid start duration", duration(start)) ?? within("invalid end date-time", dateTime(end))
    );
  const problem = within("invalid start date-time", dateTime(start));
  if (problem !== undefined) return problem;
  return end.startsWith("P")
    ? within("invalid end duration", duration(end))
    : within("invalid end date-time", dateTime(end));
}
