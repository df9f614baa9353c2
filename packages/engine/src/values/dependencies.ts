import { HelmError } from "../errors.ts";
import { printValue } from "../format/print-value.ts";
import type { HelmMajor } from "../functions/table.ts";
import { meets } from "../semver/constraint.ts";
import { FunctionError } from "../template/errors.ts";
import { deepCopy } from "../value/from-js.ts";
import { type Dict, isDict, type Value } from "../value/value.ts";
import { aliasOf, type ChartNode } from "./chart-node.ts";
import { coalesceTables, coalesceValues } from "./coalesce.ts";

/** Helm's test of a range; what is no range or no version does not fit. */
export function fits(range: string, version: string): boolean {
  try {
    return meets(range, version);
  } catch (error) {
    if (error instanceof FunctionError) return false;
    throw error;
  }
}

/** A map inside of maps, by a path with dots. */
export function tableAt(values: Dict, path: string): Dict | undefined {
  let table = values;
  for (const name of path.split(".")) {
    const next = table.get(name);
    if (!isDict(next)) return undefined;
    table = next;
  }
  return table;
}

/** A value that is no map, by a path with dots. */
export function valueAt(values: Dict, path: string): Value {
  const dot = path.lastIndexOf(".");
  const table = dot < 0 ? values : tableAt(values, path.slice(0, dot));
  const value = table?.get(path.slice(dot + 1));
  return isDict(value) ? undefined : value;
}

/** Refuses a chart that declares what its `charts/` does not hold. */
export function checkDependencies(node: ChartNode, helm: HelmMajor): void {
  const missing = (node.metadata.dependencies ?? []).filter(
    ({ name }) => !node.dependencies.some((child) => child.name === name),
  );
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => name).join(", ");
  const found = `found in Chart.yaml, but missing in charts/ directory: ${names}`;
  const advice =
    helm === 3
      ? "An error occurred while checking for chart dependencies. You may need to run `helm dependency build` to fetch missing dependencies"
      : "an error occurred while checking for chart dependencies. You may need to run 'helm dependency build' to fetch missing dependencies";
  throw new HelmError("CW6001", `${advice}: ${found}`);
}

/** Decides which dependencies are on, gives them their aliases, and takes over the values that they export. */
export function processDependencies(node: ChartNode, values: Dict, helm: HelmMajor): void {
  try {
    enable(node, values, "", helm);
    importAll(node, helm);
  } catch (error) {
    if (error instanceof HelmError && helm === 4) {
      throw new HelmError(error.code, `chart dependencies processing failed: ${error.message}`);
    }
    throw error;
  }
}

function enable(node: ChartNode, values: Dict, path: string, helm: HelmMajor): void {
  const declared = node.metadata.dependencies;
  if (declared === undefined) return;
  const kept = node.dependencies.filter(
    (child) =>
      !declared.some(({ name, version }) => child.name === name && fits(version, child.metadata.version)),
  );
  for (const dependency of declared) {
    const child = node.dependencies.find(
      ({ name, metadata }) => name === dependency.name && fits(dependency.version, metadata.version),
    );
    if (child !== undefined) kept.push(aliasOf(child, dependency.alias, helm === 3));
    if (dependency.alias !== "") dependency.name = dependency.alias;
  }
  node.setDependencies(kept);
  for (const dependency of declared) dependency.enabled = true;
  const coalesced = coalesceValues(node, values, { helm, merge: false });
  applyTags(node, coalesced);
  applyConditions(node, coalesced, path);
  const off = new Set(declared.filter(({ enabled }) => !enabled).map(({ name }) => name));
  const on = node.dependencies.filter(({ name }) => !off.has(name));
  for (const child of on) enable(child, coalesced, `${path}${child.name}.`, helm);
  node.metadata.dependencies = declared.filter(({ name }) => !off.has(name));
  if (node.metadata.dependencies.length === 0) node.metadata.dependencies = undefined;
  node.setDependencies(on);
}

function applyTags(node: ChartNode, values: Dict): void {
  const tags = tableAt(values, "tags");
  if (tags === undefined) return;
  for (const dependency of node.metadata.dependencies ?? []) {
    const given = dependency.tags.map((tag) => tags.get(tag));
    dependency.enabled = given.includes(true) || !given.includes(false);
  }
}

function applyConditions(node: ChartNode, values: Dict, path: string): void {
  for (const dependency of node.metadata.dependencies ?? []) {
    for (const condition of dependency.condition.trim().split(",")) {
      if (condition === "") continue;
      const value = valueAt(values, path + condition);
      if (typeof value !== "boolean") continue;
      dependency.enabled = value;
      break;
    }
  }
}

function importAll(node: ChartNode, helm: HelmMajor): void {
  for (const child of node.dependencies) importAll(child, helm);
  importValues(node, helm);
}

function importValues(node: ChartNode, helm: HelmMajor): void {
  const declared = node.metadata.dependencies;
  if (declared === undefined) return;
  const merged = coalesceValues(node, new Map(), { helm, merge: true });
  const imported: Dict = new Map();
  for (const dependency of declared) {
    const rewritten: Value[] = [];
    for (const entry of dependency.importValues) {
      if (isDict(entry)) {
        const child = printValue(entry.get("child"));
        const parent = printValue(entry.get("parent"));
        rewritten.push(
          new Map([
            ["child", child],
            ["parent", parent],
          ]),
        );
        const table = tableAt(merged, `${dependency.name}.${child}`);
        if (table !== undefined) coalesceTables(imported, nested(parent, asMap(table)), true);
      } else if (typeof entry === "string") {
        const child = `exports.${entry}`;
        rewritten.push(
          new Map([
            ["child", child],
            ["parent", "."],
          ]),
        );
        const table = tableAt(merged, `${dependency.name}.${child}`);
        if (table !== undefined) coalesceTables(imported, asMap(table), true);
      }
    }
    dependency.importValues = rewritten;
  }
  node.values = coalesceTables(deepCopy(merged), imported, true);
}

/** What is imported is the child's own table, which what is imported later may change; but not an empty one. */
function asMap(table: Dict): Dict {
  return table.size === 0 ? new Map() : table;
}

/** A map under a path: `a.b` gives `{a: {b: …}}`. */
function nested(path: string, table: Dict): Dict {
  if (path === ".") return table;
  return path.split(".").reduceRight<Dict>((inner, name) => new Map([[name, inner]]), table);
}
