import { setTimeout as sleep } from "node:timers/promises";

export interface WaitOptions {
  /** What is waited for, as it completes "Waited 30 s for …". */
  readonly what: string;
  readonly seconds?: number;
  readonly everyMilliseconds?: number;
  /** Called before each attempt; what it throws ends the wait. */
  readonly giveUpIf?: () => void;
}

/**
 * Asks until the answer is neither `undefined` nor `false`, and returns it. An attempt that throws counts as
 * no answer yet, and what it threw is told if time runs out.
 */
export async function waitUntil<T>(
  check: () => Promise<T | undefined | false>,
  { what, seconds = 30, everyMilliseconds = 100, giveUpIf }: WaitOptions,
): Promise<T> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    giveUpIf?.();
    let cause: unknown;
    try {
      const answer = await check();
      if (answer !== undefined && answer !== false) return answer;
    } catch (error) {
      cause = error;
    }
    if (performance.now() > end) {
      const last = cause instanceof Error ? ` The last attempt failed: ${cause.message}` : "";
      throw new Error(`Waited ${seconds} s for ${what}.${last}`, { cause });
    }
    await sleep(everyMilliseconds);
  }
}
