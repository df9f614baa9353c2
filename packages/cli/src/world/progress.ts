/** Tells a person at a terminal how far a long run has come, on one line that is written over. */
export interface Progress {
  at(what: string): void;
  /** Takes the line away, before anything else is written. */
  end(): void;
}

/** A line on the standard error; nothing where that is no terminal, or in CI. */
export function progress(
  total: number,
  stream: Pick<NodeJS.WriteStream, "isTTY" | "columns" | "write"> = process.stderr,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Progress {
  const isShown = stream.isTTY === true && (env.CI ?? "") === "" && env.TERM !== "dumb";
  if (!isShown) return { at: () => {}, end: () => {} };
  let done = 0;
  const write = (text: string) => stream.write(`\r\u001b[K${text}`);
  return {
    at: (what) => write(`[${++done}/${total}] ${what}`.slice(0, (stream.columns ?? 80) - 1)),
    end: () => write(""),
  };
}
