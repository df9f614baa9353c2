/**
 * Runs work on every item, so many at a time, in their order, and starts no more once one has failed. An item that waits
 * for others starts when they have ended; until then, those after it may go first. Nobody waits for a later item.
 */
export async function pool<T>(
  size: number,
  items: readonly T[],
  work: (item: T) => Promise<unknown>,
  waitsFor: (item: T, earlier: T) => boolean = () => false,
): Promise<void> {
  const waiting = new Set(items);
  const running = new Map<T, Promise<void>>();
  const failures: unknown[] = [];
  const isReady = (item: T) => {
    const earlier = items.slice(0, items.indexOf(item));
    return !earlier.some((other) => (waiting.has(other) || running.has(other)) && waitsFor(item, other));
  };
  const start = (item: T) => {
    waiting.delete(item);
    const ended = work(item)
      .catch((error: unknown) => void failures.push(error))
      .then(() => void running.delete(item));
    running.set(item, ended);
  };
  while (true) {
    const next = failures.length === 0 && running.size < size ? [...waiting].find(isReady) : undefined;
    if (next !== undefined) start(next);
    else if (running.size > 0) await Promise.race(running.values());
    else break;
  }
  if (failures.length > 0) throw failures[0];
}
