const liveInterval = 1_000;
const plainInterval = 30_000;

/** Says on stderr what is being done, and for how long: on a terminal in one live line, elsewhere in a line at times. */
export interface Progress {
  /** Shows a label for as long as its work takes. Several may be under way at once. */
  track<T>(label: string, work: () => Promise<T>): Promise<T>;
  /** Writes a line that stays. */
  say(line: string): void;
}

type Output = Pick<NodeJS.WriteStream, "write" | "isTTY">;

export function createProgress(output: Output = process.stderr): Progress {
  const live = output.isTTY === true;
  const active = new Map<symbol, { readonly label: string; readonly start: number }>();
  let timer: NodeJS.Timeout | undefined;

  const show = () => {
    const text = [...active.values()].map(({ label, start }) => `${label} … ${seconds(start)} s`).join(", ");
    if (live) output.write(`\r\u001b[K${text}`);
    else if (text !== "") output.write(`${text}\n`);
  };
  return {
    async track(label, work) {
      const key = Symbol(label);
      active.set(key, { label, start: Date.now() });
      timer ??= setInterval(show, live ? liveInterval : plainInterval);
      if (live) show();
      else output.write(`${label} …\n`);
      try {
        return await work();
      } finally {
        active.delete(key);
        if (live) show();
        if (active.size === 0) {
          clearInterval(timer);
          timer = undefined;
        }
      }
    },
    say(line) {
      output.write(live ? `\r\u001b[K${line}\n` : `${line}\n`);
      if (live) show();
    },
  };
}

/** Shows one piece of work, and how it ended. */
export async function withProgress<T>(label: string, work: () => Promise<T>): Promise<T> {
  const progress = createProgress();
  const start = Date.now();
  const end = (how: string) => progress.say(`${label} … ${seconds(start)} s, ${how}`);
  try {
    const result = await progress.track(label, work);
    end("done");
    return result;
  } catch (error) {
    end("failed");
    throw error;
  }
}

function seconds(start: number): number {
  return Math.round((Date.now() - start) / 1000);
}
