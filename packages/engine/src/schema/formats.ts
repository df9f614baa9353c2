import { quoteRune } from "../format/quote.ts";
import { parseUrl } from "../functions/paths-and-urls.ts";
import { checkPattern } from "../functions/regex.ts";
import { FunctionError } from "../template/errors.ts";
import { type Problem, within } from "./problem.ts";
import type { Schema } from "./schema.ts";
import { date, dateTime, duration, period, time } from "./time-formats.ts";

type Check = (text: string) => Problem;

/** A format by its name. Names that are not known are passed over. */
export function formatNamed(name: string): Schema["format"] {
  const check = Object.hasOwn(formats, name) ? formats[name] : undefined;
  return check === undefined ? undefined : { name, problem: check };
}

function regex(text: string): Problem {
  return messageOf(() => checkPattern(text));
}

/** The message of a failure of ours in Go's words. */
function messageOf(act: () => unknown): Problem {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof FunctionError) return error.message.replace(/^unable to parse url: /, "");
    throw error;
  }
}

function jsonPointer(text: string): Problem {
  if (text === "") return undefined;
  if (!text.startsWith("/")) return "not starting with /";
  return /~(?![01])/.test(text) ? "~ must be followed by 0 or 1" : undefined;
}

function relativeJsonPointer(text: string): Problem {
  const digits = /^\d*/.exec(text)?.[0] ?? "";
  if (digits === "") return "must start with non-negative integer";
  if (digits.length > 1 && digits.startsWith("0")) return "starts with zero";
  const rest = text.slice(digits.length);
  return rest === "#" ? undefined : jsonPointer(rest);
}

function uuid(text: string): Problem {
  const lengths = [8, 4, 4, 4, 12];
  const groups = text.split("-");
  if (groups.length !== lengths.length) return "must have 5 elements";
  for (const [at, group] of groups.entries()) {
    if (group.length !== lengths[at]) return `element ${at + 1} must be ${lengths[at]} characters long`;
    const wrong = /[^0-9a-fA-F]/u.exec(group)?.[0];
    if (wrong !== undefined) return `non-hex character ${shownCharacter(wrong)}`;
  }
  return undefined;
}

function shownCharacter(character: string): string {
  return quoteRune(character.codePointAt(0) as number);
}

function ipv4(text: string): Problem {
  const groups = text.split(".");
  if (groups.length !== 4) return "expected four decimals";
  for (const group of groups) {
    if (group.length > 1 && group.startsWith("0")) return "leading zeros";
    if (!/^[+-]?\d+$/.test(group)) return `strconv.Atoi: parsing ${JSON.stringify(group)}: invalid syntax`;
    if (Number(group) < 0 || Number(group) > 255) return "decimal must be between 0 and 255";
  }
  return undefined;
}

function ipv6(text: string): Problem {
  if (!text.includes(":")) return "missing colon";
  if (text.includes("%")) return "zone id is not a part of ipv6 address";
  const embedded = /^(.*:)([^:]*\..*)$/.exec(text);
  const wrong = `ParseAddr(${JSON.stringify(text)}): unable to parse IP`;
  if (embedded !== null && ipv4(embedded[2] as string) !== undefined) return wrong;
  const groups = embedded === null ? text : `${embedded[1]}0:0`;
  const halves = groups.split("::");
  if (halves.length > 2) return wrong;
  const parts = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  const isWhole = halves.length === 2 ? parts.length < 8 : parts.length === 8;
  return isWhole && parts.every((part) => /^[0-9a-fA-F]{1,4}$/.test(part)) ? undefined : wrong;
}

function hostname(text: string): Problem {
  const name = text.replace(/\.$/, "");
  if (name.length > 253) return "more than 253 characters long";
  for (const label of name.split(".")) {
    if (label.length < 1 || label.length > 63) return "label must be 1 to 63 characters long";
    if (label.startsWith("-")) return "label starts with hyphen";
    if (label.endsWith("-")) return "label ends with hyphen";
    const wrong = /[^a-zA-Z0-9-]/u.exec(label)?.[0];
    if (wrong !== undefined) return `invalid character ${shownCharacter(wrong)}`;
  }
  return undefined;
}

function email(text: string): Problem {
  if (text.length > 254) return "more than 255 characters long";
  const at = text.lastIndexOf("@");
  if (at < 0) return "missing @";
  const domain = text.slice(at + 1);
  const local = localPart(text.slice(0, at));
  if (local !== undefined) return local;
  const address = /^\[(.*)\]$/s.exec(domain)?.[1];
  if (address === undefined) return within("invalid domain", hostname(domain));
  return address.startsWith("IPv6:")
    ? within("invalid ipv6 address", ipv6(address.slice("IPv6:".length)))
    : within("invalid ipv4 address", ipv4(address));
}

function localPart(local: string): Problem {
  if (local.length > 64) return "local part more than 64 characters long";
  if (/^".*"$/s.test(local) && local.length > 1)
    return /[\\"]/.test(local.slice(1, -1))
      ? "backslash and quote are not allowed within quoted local part"
      : undefined;
  if (local.startsWith(".")) return "starts with dot";
  if (local.endsWith(".")) return "ends with dot";
  if (local.includes("..")) return "consecutive dots";
  const wrong = /[^a-zA-Z0-9.!#$%&'*+\-/=?^_`{|}~]/u.exec(local)?.[0];
  return wrong === undefined ? undefined : `invalid character ${shownCharacter(wrong)}`;
}

function uriReference(text: string): Problem {
  return text.includes("\\") ? "contains \\" : messageOf(() => parseUrl(text));
}

function uri(text: string): Problem {
  const problem = messageOf(() => parseUrl(text));
  return problem ?? (parseUrl(text).scheme === "" ? "relative url" : undefined);
}

/** Braces are looked for in the path only. */
function uriTemplate(text: string): Problem {
  const problem = messageOf(() => parseUrl(text));
  if (problem !== undefined) return problem;
  const path = text
    .replace(/[?#].*$/s, "")
    .replace(/^[a-zA-Z][a-zA-Z0-9+.-]*:/, "")
    .replace(/^\/\/[^/]*/, "");
  if (!/[{}]/.test(path)) return undefined;
  for (const part of path.split("/")) {
    const braces = decodeURIComponent(part).replace(/[^{}]/gu, "");
    if (/^\}|\{\{|\}\}/.test(braces)) return "nested curly braces";
    if (braces.endsWith("{")) return "no matching closing brace";
  }
  return undefined;
}

function semver(text: string): Problem {
  const [, core = "", release, build] = /^([^+-]*)(?:-([^+]*))?(?:\+(.*))?$/s.exec(text) ?? [];
  if (build === "") return "build is empty";
  const buildProblem = build
    ?.split(".")
    .map((part) => identifier(part, "build", false))
    .find(Boolean);
  const releaseProblem = release
    ?.split(".")
    .map((part) => identifier(part, "pre-release", true))
    .find(Boolean);
  return buildProblem ?? releaseProblem ?? versionCore(core);
}

function identifier(part: string, what: string, countsZeros: boolean): Problem {
  if (part === "") return `${what} identifier is empty`;
  const wrong = /[^0-9a-zA-Z-]/u.exec(part)?.[0];
  if (wrong !== undefined) return `invalid character ${shownCharacter(wrong)} in ${what} identifier`;
  return countsZeros && /^0\d+$/.test(part) ? `${what} numeric identifier starts with zero` : undefined;
}

function versionCore(core: string): Problem {
  const numbers = core.split(".");
  if (numbers.length !== 3) return "versionCore must have 3 numbers separated by dot";
  for (const [at, number] of numbers.entries()) {
    const name = ["major", "minor", "patch"][at];
    if (number === "") return `${name} is empty`;
    if (number.length > 1 && number.startsWith("0")) return `${name} starts with zero`;
    if (!/^\d+$/.test(number)) return `${name} contains non-digit`;
  }
  return undefined;
}

const formats: Readonly<Record<string, Check>> = {
  regex,
  "json-pointer": jsonPointer,
  "relative-json-pointer": relativeJsonPointer,
  uuid,
  duration,
  ipv4,
  ipv6,
  hostname,
  email,
  date,
  time,
  "date-time": dateTime,
  period,
  uri,
  iri: uri,
  "uri-reference": uriReference,
  "iri-reference": uriReference,
  "uri-template": uriTemplate,
  semver,
};
