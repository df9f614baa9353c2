import { createHash } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import type { IncomingMessage } from "node:http";
import { Agent, get } from "node:https";
import { pipeline } from "node:stream/promises";
import { ReleaseError } from "./release-error.ts";
import { startWatchdog, type Watchdog } from "./watchdog.ts";

export interface FetcherOptions {
  /** A certificate authority to trust in place of the usual ones. */
  readonly ca?: string;
  /** How long a host may take to accept a connection, in milliseconds. */
  readonly connectTimeout?: number;
  /** How long a connected host may send nothing, in milliseconds. */
  readonly stallTimeout?: number;
}

/** Fetches by HTTPS only. A host that cannot be reached, or that stalls, is not asked again. */
export interface Fetcher {
  /** Writes a file and returns its SHA-256 in hexadecimal. */
  download(url: string, file: string): Promise<string>;
  /** The text of a small file. */
  text(url: string): Promise<string>;
}

type Body = AsyncIterable<Buffer>;

const mostRedirects = 5;
const longestText = 1 << 20;

export function createFetcher(options: FetcherOptions = {}): Fetcher {
  const { ca, connectTimeout = 3_000, stallTimeout = 15_000 } = options;
  const agent = new Agent({ proxyEnv: process.env, ...(ca === undefined ? {} : { ca }) });
  const unreachable = new Map<string, string>();

  async function receive<T>(url: string, use: (body: Body) => Promise<T>, redirects = 0): Promise<T> {
    const { host, protocol } = new URL(url);
    if (protocol !== "https:") throw new ReleaseError(`${url} is not https`);
    const known = unreachable.get(host);
    if (known !== undefined) throw new ReleaseError(known);
    const giveUp = (why: string) => {
      unreachable.set(host, why);
      return new ReleaseError(why);
    };
    const watchdog = startWatchdog();
    let response: IncomingMessage | undefined;
    let next: string;
    try {
      watchdog.expect(connectTimeout, `${host} accepted no connection`);
      const request = get(url, { agent, signal: watchdog.signal, headers: { "user-agent": "chartwright" } });
      // The request is written once there is a connection, through a proxy too.
      request.on("finish", () => watchdog.expect(stallTimeout, `${host} sent nothing`));
      [response] = (await once(request, "response")) as [IncomingMessage];
      const { statusCode = 0, headers } = response;
      if (statusCode === 200) return await use(bodyOf(response, watchdog));
      response.destroy();
      if (statusCode < 300 || statusCode >= 400 || headers.location === undefined) {
        throw new ReleaseError(`${url} answered ${statusCode}`);
      }
      next = new URL(headers.location, url).href;
    } catch (error) {
      if (watchdog.expired !== undefined) throw giveUp(watchdog.expired);
      if (error instanceof ReleaseError) throw error;
      if (response === undefined) throw giveUp(`${host}: ${reasonOf(error)}`);
      if (codeOf(error) !== "ECONNRESET") throw error;
      throw new ReleaseError(`${url} was cut off`);
    } finally {
      watchdog.stop();
    }
    if (redirects === mostRedirects) throw new ReleaseError(`${url} redirects once too often`);
    return receive(next, use, redirects + 1);
  }

  return {
    download: (url, file) =>
      receive(url, async (body) => {
        const hash = createHash("sha256");
        await pipeline(body, hashing(hash), createWriteStream(file));
        return hash.digest("hex");
      }),
    text: (url) =>
      receive(url, async (body) => {
        const chunks: Buffer[] = [];
        let length = 0;
        for await (const chunk of body) {
          chunks.push(chunk);
          length += chunk.length;
          if (length > longestText) throw new ReleaseError(`${url} is longer than ${longestText} bytes`);
        }
        return Buffer.concat(chunks).toString("utf8");
      }),
  };
}

async function* bodyOf(response: IncomingMessage, watchdog: Watchdog): Body {
  for await (const chunk of response) {
    watchdog.progress();
    yield chunk;
  }
}

function hashing(hash: { update(chunk: Buffer): unknown }): (body: Body) => Body {
  return async function* hashed(body) {
    for await (const chunk of body) {
      hash.update(chunk);
      yield chunk;
    }
  };
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: "connection refused",
  ECONNRESET: "connection reset",
  ENOTFOUND: "host not found",
  EAI_AGAIN: "host not found",
};

/** In a few words, for a line that names the host. */
function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return reasons[code ?? ""] ?? (error as Error).message ?? code ?? "cannot be reached";
}
