import { isMapping, type Json } from "@chartwright/model";

/** The keys of a path as the engine writes it, such as `.Values.hosts["a.b"][0]`, without `.Values`. */
export function keysOf(path: string): readonly string[] {
  const steps = path.slice(".Values".length).matchAll(/\.([^.[]+)|\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]/g);
  return [...steps].map(([, name, quoted, index]) => name ?? quoted?.replace(/\\(.)/g, "$1") ?? index ?? "");
}

/** The paths of what is no mapping, or is an empty one. */
export function leavesOf(value: Json, path: readonly string[] = []): readonly (readonly string[])[] {
  if (!isMapping(value) || Object.keys(value).length === 0) return path.length === 0 ? [] : [path];
  return Object.entries(value).flatMap(([key, below]) => leavesOf(below, [...path, key]));
}

/** Paths, such that it is known at once whether one of them leads to another. */
export class PathSet {
  readonly #whole: ReadonlySet<string>;
  readonly #prefixes: ReadonlySet<string>;

  constructor(paths: Iterable<readonly string[]>) {
    const all = [...paths];
    this.#whole = new Set(all.map(text));
    this.#prefixes = new Set(all.flatMap((path) => path.map((_, at) => text(path.slice(0, at + 1)))));
  }

  /** Whether it is there itself, or something within it. */
  hasWithin(path: readonly string[]): boolean {
    return this.#prefixes.has(text(path));
  }

  /** Whether it is there itself, or something that it lies in. */
  hasAround(path: readonly string[]): boolean {
    return this.#whole.has("") || path.some((_, at) => this.#whole.has(text(path.slice(0, at + 1))));
  }
}

function text(path: readonly string[]): string {
  return path.map((key) => JSON.stringify(key)).join(" ");
}
