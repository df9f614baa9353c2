import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { certificate } from "../../../packages/engine/src/crypto/certificate.ts";

export type Answer = Buffer | string | ((response: ServerResponse, request: IncomingMessage) => void);

const own = certificate({ name: "tests", isAuthority: true, days: 1, dnsNames: [], ips: ["127.0.0.1"] });

/** What a client must be told to trust. */
export const authority = own.certificate;

/** An HTTPS server on this machine for as long as the test runs: its URL, and the paths that it was asked for. */
export async function serve(
  answers: Readonly<Record<string, Answer>>,
): Promise<{ readonly url: string; readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const server = createServer({ cert: own.certificate, key: own.key }, (request, response) => {
    const path = request.url ?? "";
    asked.push(path);
    const answer = answers[path];
    if (answer === undefined) response.writeHead(404).end();
    else if (typeof answer === "function") answer(response, request);
    else response.end(answer);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}
