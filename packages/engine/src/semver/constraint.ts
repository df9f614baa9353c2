import { quote } from "../format/quote.ts";
import { FunctionError } from "../template/errors.ts";
import { comparePrereleases, compareVersions, parseVersion, type Version } from "./version.ts";

const part = "[0-9|x|X|\\*]+";
const pattern = `v?(${part})(\\.${part})?(\\.${part})?(-([0-9A-Za-z\\-]+(?:\\.[0-9A-Za-z\\-]+)*))?(\\+([0-9A-Za-z\\-]+(?:\\.[0-9A-Za-z\\-]+)*))?`;
const uncaptured = pattern.replace(/\((?!\?)/g, "(?:");
const operators = "=||!=|>|<|>=|=>|<=|=<|~|~>|\\^";
const single = new RegExp(`^\\s*(${operators})\\s*(${pattern})\\s*$`);
const range = new RegExp(`\\s*(${uncaptured})\\s+-\\s+(${uncaptured})\\s*`, "g");
const each = new RegExp(`(?:${operators})\\s*(?:${uncaptured})`, "g");
const whole = new RegExp(
  `^(?:\\s*(?:${operators})\\s*(?:${uncaptured})\\s*)(?:(?:\\s+|,\\s*)(?:${operators})\\s*(?:${uncaptured})\\s*)*$`,
);

interface Constraint {
  readonly operator: string;
  readonly version: Version;
  /** Whether a part was left open, as in `1.x`. */
  readonly dirty: boolean;
  readonly minorDirty: boolean;
  readonly patchDirty: boolean;
}

interface Group {
  readonly constraints: readonly Constraint[];
  readonly hasPrerelease: boolean;
}

function isOpen(text: string | undefined): boolean {
  return text === undefined || text === "" || /^\.?[xX*]$/.test(text);
}

function parseOne(text: string): Constraint {
  const match = single.exec(text);
  if (match === null) throw new FunctionError(`improper constraint: ${quote(text)}`);
  const [, operator = "", original = "", major = "", minor, patch, pre = ""] = match;
  let version = original;
  if (isOpen(major)) version = `0.0.0${pre}`;
  else if (isOpen(minor)) version = `${major}.0.0${pre}`;
  else if (isOpen(patch)) version = `${major}${minor}.0${pre}`;
  const minorDirty = !isOpen(major) && isOpen(minor);
  const patchDirty = !isOpen(major) && !isOpen(minor) && isOpen(patch);
  try {
    const dirty = isOpen(major) || minorDirty || patchDirty;
    return { operator, version: parseVersion(version), dirty, minorDirty, patchDirty };
  } catch (error) {
    if (error instanceof FunctionError) throw new FunctionError("constraint parser error");
    throw error;
  }
}

function parseConstraints(text: string): Group[] {
  if (text.length > 512) throw new FunctionError("constraint string is too long (max 512 bytes)");
  const rewritten = text.replace(range, (_, from: string, to: string) => `>= ${from}, <= ${to} `);
  const groups = rewritten.split("||");
  if (groups.length > 32) throw new FunctionError("too many constraint groups (max 32)");
  return groups.map((group) => {
    if (!whole.test(group)) throw new FunctionError(`improper constraint: ${quote(group)}`);
    const constraints = (group.match(each) ?? [group]).map(parseOne);
    return { constraints, hasPrerelease: constraints.some(({ version }) => version.prerelease !== "") };
  });
}

/** Whether a version meets a constraint such as `>=1.2, <2 || ^3`, by the rules of `Masterminds/semver`. */
export function meets(constraint: string, version: string): boolean {
  const groups = parseConstraints(constraint);
  const parsed = parseVersion(version);
  return groups.some((group) => group.constraints.every((one) => check(parsed, one, group.hasPrerelease)));
}

function check(version: Version, constraint: Constraint, withPrereleases: boolean): boolean {
  if (version.prerelease !== "" && !withPrereleases) return false;
  const order = compareVersions(version, constraint.version);
  switch (constraint.operator) {
    case "":
    case "=":
      return constraint.dirty ? tilde(version, constraint) : order === 0;
    case "!=":
      return differs(version, constraint);
    case ">":
      return greater(version, constraint);
    case "<":
      return order < 0;
    case ">=":
    case "=>":
      return order >= 0;
    case "<=":
    case "=<":
      return atMost(version, constraint);
    case "~":
    case "~>":
      return tilde(version, constraint);
    default:
      return caret(version, constraint);
  }
}

function differs(version: Version, { version: wanted, dirty, minorDirty, patchDirty }: Constraint): boolean {
  if (dirty) {
    if (wanted.major !== version.major) return true;
    if (wanted.minor !== version.minor && !minorDirty) return true;
    if (minorDirty) return false;
    if (wanted.patch !== version.patch && !patchDirty) return true;
    if (patchDirty) return comparePrereleases(version.prerelease, wanted.prerelease) !== 0;
  }
  return compareVersions(version, wanted) !== 0;
}

function greater(version: Version, { version: wanted, dirty, minorDirty, patchDirty }: Constraint): boolean {
  if (!dirty) return compareVersions(version, wanted) === 1;
  if (version.major !== wanted.major) return version.major > wanted.major;
  if (minorDirty) return false;
  if (patchDirty) return version.minor > wanted.minor;
  return compareVersions(version, wanted) === 1;
}

function atMost(version: Version, { version: wanted, dirty, minorDirty }: Constraint): boolean {
  if (!dirty) return compareVersions(version, wanted) <= 0;
  if (version.major > wanted.major) return false;
  return !(version.major === wanted.major && version.minor > wanted.minor && !minorDirty);
}

function tilde(version: Version, { version: wanted, minorDirty, patchDirty }: Constraint): boolean {
  if (compareVersions(version, wanted) < 0) return false;
  if (wanted.major === 0n && wanted.minor === 0n && wanted.patch === 0n && !minorDirty && !patchDirty)
    return true;
  return version.major === wanted.major && (version.minor === wanted.minor || minorDirty);
}

function caret(version: Version, { version: wanted, minorDirty, patchDirty }: Constraint): boolean {
  if (compareVersions(version, wanted) < 0) return false;
  if (wanted.major > 0n || minorDirty) return version.major === wanted.major;
  if (version.major > 0n) return false;
  if (wanted.minor > 0n || patchDirty) return version.minor === wanted.minor;
  if (version.minor > 0n) return false;
  return wanted.patch === version.patch;
}
