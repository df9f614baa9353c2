import { readFileSync } from "node:fs";

/** The package's folder, which is one up from here, in the sources and in what is built of them. */
export const packageFolder = new URL("../", import.meta.url);

/** The version in the package's `package.json`. */
export function version(): string {
  const text = readFileSync(new URL("package.json", packageFolder), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
