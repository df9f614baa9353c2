/** Aborts what makes no progress for too long, and knows what it was waiting for. */
export interface Watchdog {
  readonly signal: AbortSignal;
  /** What had not happened in time, once it has aborted. */
  readonly expired: string | undefined;
  /** Waits from now on for something else, for so many milliseconds between two signs of progress. */
  expect(milliseconds: number, missed: string): void;
  progress(): void;
  stop(): void;
}

export function startWatchdog(): Watchdog {
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let expired: string | undefined;
  return {
    signal: abort.signal,
    get expired() {
      return expired;
    },
    expect(milliseconds, missed) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        expired = `${missed} for ${milliseconds / 1000} s`;
        abort.abort();
      }, milliseconds);
    },
    progress: () => void timer?.refresh(),
    stop: () => clearTimeout(timer),
  };
}
