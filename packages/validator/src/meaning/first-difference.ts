import { isMapping, type Json, randomStandIn } from "@chartwright/model";

export interface Difference {
  /** Such as `spec.ports[0].port`; empty for the whole. */
  readonly path: string;
  readonly left: Json | undefined;
  readonly right: Json | undefined;
}

/** The first place at which two values differ, keys in any order; undefined where they are equal. */
export function firstDifference(
  left: Json | undefined,
  right: Json | undefined,
  path = "",
): Difference | undefined {
  if (Array.isArray(left) && Array.isArray(right)) {
    for (let index = 0; index < Math.max(left.length, right.length); index++) {
      const found = firstDifference(left[index], right[index], `${path}[${index}]`);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (isMapping(left) && isMapping(right)) {
    for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
      const found = firstDifference(
        ownPart(left, key),
        ownPart(right, key),
        path === "" ? key : `${path}.${key}`,
      );
      if (found !== undefined) return found;
    }
    return undefined;
  }
  return Object.is(left, right) || isRandom(left, right) ? undefined : { path, left, right };
}

/** Every object inherits a `constructor`, which is no part of it. */
function ownPart(mapping: { readonly [key: string]: Json }, key: string): Json | undefined {
  return Object.hasOwn(mapping, key) ? mapping[key] : undefined;
}

/** Whether the one stands for a random text, and the other is one: as it is, or in base64. */
function isRandom(left: Json | undefined, right: Json | undefined): boolean {
  if (typeof left !== "string" || typeof right !== "string" || left.length < shortestRandom) return false;
  const decoded = [left, right].map((text) => Buffer.from(text, "base64").toString());
  return [[left, right] as const, decoded as [string, string]].some(
    ([expected, given]) =>
      expected === randomStandIn(expected.length) &&
      given.length === expected.length &&
      /^[A-Za-z0-9]+$/.test(given),
  );
}

/** A shorter text may stand for itself. */
const shortestRandom = 12;
