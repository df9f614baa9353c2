import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";

/** A proxy that scrapes go through, as nothing runs at the addresses of a simulated cluster. */
export interface ScrapeProxy {
  readonly url: string;
  /** What was asked for over HTTP, as URLs. */
  readonly asked: ReadonlySet<string>;
  /** Leads a host and port to a port of 127.0.0.1. Others over HTTP get a metric of the proxy's own, and no others a tunnel. */
  lead(address: string, port: number): void;
  close(): Promise<void>;
}

/** Starts one on 127.0.0.1. */
export async function startScrapeProxy(): Promise<ScrapeProxy> {
  const ways = new Map<string, number>();
  const asked = new Set<string>();
  const sockets = new Set<Socket>();
  const server = createServer((from, to) => forward(from, to, ways, asked));
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
  });
  server.on("connect", ({ url = "" }, socket: Socket) => tunnel(socket, ways.get(url)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    lead: (address, port) => ways.set(address, port),
    close: () => close(server, sockets),
  };
}

function forward(
  from: IncomingMessage,
  to: ServerResponse,
  ways: ReadonlyMap<string, number>,
  asked: Set<string>,
): void {
  const url = new URL(from.url ?? "/", "http://nowhere");
  asked.add(url.href);
  const port = ways.get(url.host);
  if (port === undefined) {
    to.setHeader("content-type", "text/plain; version=0.0.4");
    to.end("proxied 1\n");
    return;
  }
  const { headers, method } = from;
  const call = request({ host: "127.0.0.1", port, path: url.pathname, method, headers }, (answer) => {
    to.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(to);
  });
  call.on("error", () => to.destroy());
  call.end();
}

function tunnel(socket: Socket, port: number | undefined): void {
  if (port === undefined) {
    socket.end("HTTP/1.1 502 Nobody there\r\n\r\n");
    return;
  }
  const other = connect(port, "127.0.0.1", () => {
    socket.write("HTTP/1.1 200 Connected\r\n\r\n");
    other.pipe(socket);
    socket.pipe(other);
  });
  other.on("error", () => socket.destroy());
  socket.on("close", () => other.destroy());
}

async function close(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const socket of sockets) socket.destroy();
  await closed;
}
