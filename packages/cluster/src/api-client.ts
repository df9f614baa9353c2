import { Agent, request as httpsRequest } from "node:https";
import { createInterface } from "node:readline";
import { type Access, readKubeconfig } from "./kubeconfig.ts";

/** An answer of the API server, whatever its status. */
export interface ApiResponse {
  readonly status: number;
  readonly text: string;
}

/** A small client of a Kubernetes API server. Paths are those of the API: `/api/v1/namespaces`. */
export interface ApiClient {
  request(method: string, path: string, body?: unknown, contentType?: string): Promise<ApiResponse>;
  get<T = unknown>(path: string): Promise<T>;
  /** Creates an object in the collection at `path`. */
  create<T = unknown>(path: string, object: unknown): Promise<T>;
  /** Creates or updates the object at `path` by server-side apply. */
  apply<T = unknown>(path: string, object: unknown): Promise<T>;
  remove(path: string): Promise<void>;
  /** Calls `onObject` with every state that an object of the collection has and gets. `end` throws if some may be missing. */
  watch<T = unknown>(path: string, onObject: (object: T) => void): { end(): void };
}

/** An answer that is an error, such as a refusal by admission. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;

  constructor(method: string, path: string, { status, text }: ApiResponse) {
    super(`${method} ${path}: ${status} ${messageOf(text)}`);
    this.status = status;
  }
}

/**
 * A client with the rights of the kubeconfig's user.
 *
 * @example
 * const api = connect(cluster.kubeconfig);
 * await api.create("/api/v1/namespaces", { metadata: { name: "shop" } });
 */
export function connect(access: string | Access): ApiClient {
  const { url, token, authority } = typeof access === "string" ? readKubeconfig(access) : access;
  const agent = new Agent({ ca: authority, keepAlive: true });
  const authorized = { authorization: `Bearer ${token}`, accept: "application/json" };
  const request: ApiClient["request"] = (method, path, body, contentType = "application/json") =>
    new Promise((resolve, reject) => {
      const headers = { ...authorized, "content-type": contentType };
      const call = httpsRequest(
        new URL(path, url),
        { method, agent, headers, timeout: 30_000 },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk) => chunks.push(chunk));
          response.on("error", reject);
          response.on("end", () =>
            resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString("utf8") }),
          );
        },
      );
      call.on("timeout", () => call.destroy(new Error(`${method} ${path}: no answer within 30 s`)));
      call.on("error", reject);
      call.end(body === undefined ? undefined : JSON.stringify(body));
    });
  const call = async <T>(method: string, path: string, body?: unknown, type?: string): Promise<T> => {
    const response = await request(method, path, body, type);
    if (response.status >= 400) throw new ApiError(method, path, response);
    return JSON.parse(response.text);
  };
  return {
    request,
    get: (path) => call("GET", path),
    create: (path, object) => call("POST", path, object),
    apply: (path, object) =>
      call("PATCH", `${path}?fieldManager=chartwright&force=true`, object, "application/apply-patch+yaml"),
    remove: async (path) => void (await call("DELETE", path)),
    watch: (path, onObject) => {
      const watching = new URL(path, url);
      watching.searchParams.set("watch", "true");
      let broken: Error | undefined;
      let ended = false;
      const onError = (error: Error) => {
        if (!ended) broken = error;
      };
      const stream = httpsRequest(watching, { agent, headers: authorized }, (response) => {
        response.on("error", onError);
        const lines = createInterface(response);
        lines.on("error", onError);
        lines.on("line", (line) => onObject(JSON.parse(line).object));
        lines.on("close", () => onError(new Error(`The watch of ${path} ended by itself.`)));
      });
      stream.on("error", onError);
      stream.end();
      return {
        end: () => {
          ended = true;
          stream.destroy();
          if (broken !== undefined) throw broken;
        },
      };
    },
  };
}

function messageOf(text: string): string {
  try {
    return JSON.parse(text).message ?? text;
  } catch {
    return text;
  }
}
