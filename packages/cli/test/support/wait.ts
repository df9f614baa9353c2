import { type EventEmitter, on, once } from "node:events";

const seconds = 60;

function late(what: string) {
  return (cause: unknown): never => {
    throw new Error(`${what} within ${seconds} s`, { cause });
  };
}

/** Waits for an event, and gives what it tells. Throws `what`, such as `it did not end`, where it is late. */
export function waitFor(emitter: EventEmitter, event: string, what: string): Promise<unknown[]> {
  return once(emitter, event, { signal: AbortSignal.timeout(seconds * 1000) }).catch(late(what));
}

/** Waits for so many events, also where several of them come at once. */
export async function waitForMany(emitter: EventEmitter, event: string, count: number): Promise<void> {
  let seen = 0;
  try {
    for await (const _ of on(emitter, event, { signal: AbortSignal.timeout(seconds * 1000) }))
      if (++seen >= count) return;
  } catch (error) {
    late(`only ${seen} of ${count} events "${event}"`)(error);
  }
}
