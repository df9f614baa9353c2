import { request } from "node:https";
import type { ServerAccess } from "./kubeconfig.ts";
import { UsageError } from "./usage-error.ts";

/** Milliseconds until an API server must have answered. */
const patience = 30_000;

/** What an API server answers to GET, as JSON. */
export function getJson<T>({ url, token, ...tls }: ServerAccess, path: string): Promise<T> {
  const headers = {
    accept: "application/json",
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  return new Promise((resolve, reject) => {
    const fail = (why: string) =>
      reject(
        new UsageError(`${url}${path}: ${why}`, "See that `kubectl get crds` works with this kubeconfig."),
      );
    const call = request(new URL(path, url), { ...tls, headers, timeout: patience }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("error", (error) => fail(error.message));
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        if (response.statusCode !== 200) return fail(`${response.statusCode} ${text.slice(0, 200)}`);
        try {
          resolve(JSON.parse(text) as T);
        } catch {
          fail("it answers with no JSON.");
        }
      });
    });
    call.on("timeout", () => call.destroy(new Error(`no answer within ${patience / 1000} s`)));
    call.on("error", (error) => fail(error.message));
    call.end();
  });
}
