import type { Crypto } from "../functions/environment.ts";

/**
 * Loads what makes passwords, keys and certificates. It is apart, as few charts need it and it is large.
 *
 * @example
 * renderChart(chart, { environment: { crypto: await loadCrypto() } });
 */
export async function loadCrypto(): Promise<Crypto> {
  const { makeCrypto } = await import("./crypto.ts");
  return makeCrypto();
}
