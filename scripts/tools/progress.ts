const liveInterval = 1_000;
const plainInterval = 30_000;

/** Says on stderr what is being done and for how long: one live line on a terminal, else a line at times. */
export async function withProgress<T>(label: string, work: () => Promise<T>): Promise<T> {
  const live = process.stderr.isTTY === true;
  const start = Date.now();
  const show = (end: string) => {
    const text = `${label} … ${Math.round((Date.now() - start) / 1000)} s${end}`;
    process.stderr.write(live ? `\r\u001b[K${text}` : `${text}\n`);
  };
  if (live) show("");
  else process.stderr.write(`${label} …\n`);
  const timer = setInterval(() => show(""), live ? liveInterval : plainInterval);
  try {
    const result = await work();
    show(live ? ", done\n" : ", done");
    return result;
  } catch (error) {
    show(live ? ", failed\n" : ", failed");
    throw error;
  } finally {
    clearInterval(timer);
  }
}
