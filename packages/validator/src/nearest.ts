import { closest, distance } from "fastest-levenshtein";

/**
 * The name that was probably meant: the one with the fewest changed letters, if those are few.
 *
 * @example
 * nearest("replicaCuont", ["replicaCount", "resources"]); // "replicaCount"
 */
export function nearest(name: string, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const best = closest(name, names);
  return distance(name, best) <= Math.max(2, Math.floor(name.length / 3)) ? best : undefined;
}
