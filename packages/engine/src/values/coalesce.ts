import { HelmError } from "../errors.ts";
import { sprintf } from "../format/printf.ts";
import type { HelmMajor } from "../functions/table.ts";
import { deepCopy } from "../value/from-js.ts";
import { type Dict, isDict, type Value } from "../value/value.ts";
import type { ChartNode } from "./chart-node.ts";

/** How values are laid over each other: `merge` keeps nulls that coalescing takes for "remove this". */
export interface Coalescing {
  readonly helm: HelmMajor;
  readonly merge: boolean;
}

/** Lays values over a chart's defaults, and those of all its subcharts. The values given stay as they are. */
export function coalesceValues(node: ChartNode, values: ReadonlyMap<string, Value>, how: Coalescing): Dict {
  return coalesce(node, deepCopy(values as Dict), how);
}

function coalesce(node: ChartNode, target: Dict, how: Coalescing): Dict {
  layOverDefaults(node, target, how);
  for (const child of node.dependencies) {
    const name = child.name;
    if (!target.has(name)) target.set(name, new Map());
    const inner = target.get(name);
    if (!isDict(inner)) throw new HelmError("CW6002", `type mismatch on ${name}: ${sprintf("%t", [inner])}`);
    passGlobals(inner, target);
    target.set(name, coalesce(child, inner, how));
  }
  return target;
}

/** Gives a subchart the globals of its parent; those of the parent win. */
function passGlobals(target: Dict, source: Dict): void {
  const targetGlobals = target.has("global") ? target.get("global") : new Map();
  const sourceGlobals = source.has("global") ? source.get("global") : new Map();
  if (!isDict(targetGlobals) || !isDict(sourceGlobals)) return;
  for (const [key, value] of sourceGlobals) {
    if (isDict(value)) {
      const copy = new Map(value);
      const before = targetGlobals.get(key);
      if (!targetGlobals.has(key)) targetGlobals.set(key, copy);
      else if (isDict(before)) {
        coalesceTables(copy, before, true);
        targetGlobals.set(key, copy);
      }
    } else if (!isDict(targetGlobals.get(key))) targetGlobals.set(key, value);
  }
  target.set("global", targetGlobals);
}

function layOverDefaults(node: ChartNode, target: Dict, { helm, merge }: Coalescing): void {
  const defaults = deepCopy(node.values);
  const cleans = helm === 4 && !merge;
  for (const [key, value] of defaults) {
    if (target.has(key)) {
      const given = target.get(key);
      if (given === null && !merge) target.delete(key);
      else if (isDict(given) && isDict(value)) {
        const mergesChild = merge || node.dependencies.some((child) => child.name === key);
        if (helm === 4 && !mergesChild) removeNulls(value);
        coalesceTables(given, value, mergesChild);
      }
    } else if (!(cleans && value === null)) {
      if (cleans && isDict(value)) removeNulls(value);
      target.set(key, value);
    }
  }
}

function removeNulls(dict: Dict): void {
  for (const [key, value] of dict) {
    if (value === null) dict.delete(key);
    else if (isDict(value)) removeNulls(value);
  }
}

/** Lays one map over another, in place: what the target has stays. */
export function coalesceTables(target: Dict, source: Dict, merge: boolean): Dict {
  const nonNull = new Set<string>();
  for (const [key, value] of source) if (value !== null) nonNull.add(key);
  for (const [key, value] of target) if (value === null) source.set(key, null);
  for (const [key, value] of source) {
    if (!target.has(key)) target.set(key, value);
    else {
      const given = target.get(key);
      if (!merge && given === null && nonNull.has(key)) target.delete(key);
      else if (isDict(value) && isDict(given)) coalesceTables(given, value, merge);
    }
  }
  return target;
}
