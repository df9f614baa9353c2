import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { pipeline } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { authority, serve } from "../test/serve.ts";
import { createFetcher } from "./fetcher.ts";

test("HTTPS_PROXY is respected, and a proxied host may take its time once it is connected", async () => {
  const { url } = await serve({
    "/late": async (response) => {
      await sleep(700);
      response.end("text");
    },
  });
  const tunnels: string[] = [];
  const proxy = createServer().listen(0, "127.0.0.1");
  proxy.on("connect", (request, socket) => {
    tunnels.push(request.url ?? "");
    const target = connect(Number(new URL(url).port), "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      pipeline(target, socket, target, () => {});
    });
  });
  await once(proxy, "listening");
  onTestFinished(() => void proxy.close());
  vi.stubEnv("HTTPS_PROXY", `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
  vi.stubEnv("NO_PROXY", "");
  vi.stubEnv("no_proxy", "");
  const fetcher = createFetcher({ ca: authority, connectTimeout: 500, stallTimeout: 5_000 });
  expect(await fetcher.text(`${url}/late`)).toBe("text");
  expect(tunnels).toEqual([new URL(url).host]);
  vi.unstubAllEnvs();
});
