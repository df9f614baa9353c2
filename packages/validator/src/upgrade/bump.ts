import { inc, parse } from "semver";

/** How much of a version a change asks for, by SemVer; `none` where nothing changed. */
export type Bump = "none" | "patch" | "minor" | "major";

const order: readonly Bump[] = ["none", "patch", "minor", "major"];

/** Whether a bump is larger than another. */
export function isLarger(a: Bump, b: Bump): boolean {
  return order.indexOf(a) > order.indexOf(b);
}

/** The largest of them. */
export function largest(bumps: readonly Bump[]): Bump {
  return bumps.reduce<Bump>((most, each) => (isLarger(each, most) ? each : most), "none");
}

/**
 * The bump that a version needs for a change. Before 1.0.0 a range such as `^0.2.0` takes `0.2.1` but not `0.3.0`: what
 * breaks is a minor there, and all else a patch.
 *
 * @example
 * neededBump("major", "0.2.0"); // "minor"
 */
export function neededBump(bump: Bump, version: string): Bump {
  if (parse(version)?.major !== 0 || bump === "none") return bump;
  return bump === "major" ? "minor" : "patch";
}

/** The bump from a version to a later one; `none` where it is not later, undefined where one is no SemVer version. */
export function bumpBetween(from: string, to: string): Bump | undefined {
  const [old, made] = [parse(from), parse(to)];
  if (old === null || made === null) return undefined;
  if (made.compare(old) <= 0) return "none";
  if (made.major > old.major) return "major";
  return made.minor > old.minor ? "minor" : "patch";
}

/** The version that a bump makes. */
export function bumped(version: string, bump: Bump): string {
  return bump === "none" ? version : (inc(version, bump) ?? version);
}
