import { UsageError } from "../world/usage-error.ts";

/** One of several runs that share the work: the `index`-th of `count`, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Reads `2/5`. */
export function parseShard(text: string): Shard {
  const [, index, count] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (shard.index >= 1 && shard.index <= shard.count) return shard;
  throw new UsageError(`--shard ${text} names no part.`, "Write --shard 1/4 for the first of four parts.");
}

/**
 * A shard's part of a list. The parts of all shards are the list, in its order, and differ in length by one at most.
 *
 * @example
 * partOf(["a", "b", "c"], { index: 1, count: 2 }); // ["a"]
 */
export function partOf<T>(all: readonly T[], { index, count }: Shard): readonly T[] {
  const end = (part: number) => Math.floor((part * all.length) / count);
  return all.slice(end(index - 1), end(index));
}
