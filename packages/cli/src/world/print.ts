import { writeSync } from "node:fs";

/**
 * Writes to the standard output at once. A stream, which `process.stdout` is, takes a while to load; it only comes in
 * where a pipe is full and does not wait. Whoever reads may stop to read.
 */
export function print(text: string): void {
  let rest = Buffer.from(text);
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(1, rest));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EAGAIN") process.stdout.write(rest);
    else if (code !== "EPIPE") throw error;
  }
}
