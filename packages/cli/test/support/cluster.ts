import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type Ran, runProgram } from "@chartwright/cluster";
import { inject } from "vitest";

/** Runs a program against the tests' cluster. */
export function run(
  file: string,
  args: readonly string[],
  { cwd, env }: { cwd?: string; env?: Readonly<Record<string, string>> } = {},
): Promise<Ran> {
  const { kubeconfig } = inject("cluster");
  const folder = cwd === undefined ? {} : { cwd };
  return runProgram(file, args, { ...folder, env: { KUBECONFIG: kubeconfig, ...env } });
}

/** Serves a folder on 127.0.0.1. */
export async function serve(folder: string): Promise<{ readonly url: string; close(): void }> {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const file = await readFile(join(folder, path)).catch(() => undefined);
    response.writeHead(file === undefined ? 404 : 200).end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}
