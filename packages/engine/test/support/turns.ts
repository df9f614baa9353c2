import { inject } from "vitest";

/**
 * Whether a case that costs a process of helm's asks this Helm in this run: in the short run it asks one of the two, by
 * turns, and the other one when the seed is the next.
 */
export function isTurnOf(major: 3 | 4, at: number): boolean {
  const { level, turn } = inject("effort");
  return level === "long" || (at + turn) % 2 === major % 2;
}
