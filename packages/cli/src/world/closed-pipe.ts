let isTold = false;

/**
 * Lets a reader that has enough close the standard output or error: what is said after that nobody hears, and the exit
 * code still counts. Not for `template`, which starts sooner without the streams.
 */
export function allowClosedPipe(): void {
  if (isTold) return;
  isTold = true;
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
}
