import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join, normalize } from "node:path";
import { onTestFinished } from "vitest";

/** Serves a folder's files on this machine until the test ends, and gives its URL. */
export async function serveFolder(folder: string): Promise<string> {
  const server = createServer(async (request, response) => {
    try {
      response.end(await readFile(join(folder, normalize(decodeURIComponent(request.url ?? "/")))));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
