import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { connect } from "@chartwright/cluster";
import { inject } from "vitest";

export type HelmName = "helm3" | "helm4";

export interface Ran {
  readonly code: number;
  readonly output: string;
}

/** Runs a program against the tests' cluster, without blocking: a server of the test may have to answer it. */
export function run(
  file: string,
  args: readonly string[],
  options: { cwd?: string; env?: object } = {},
): Promise<Ran> {
  const { kubeconfig } = inject("cluster");
  const env = { ...process.env, KUBECONFIG: kubeconfig, NO_COLOR: "1", ...options.env };
  return new Promise((resolve) => {
    execFile(
      file,
      [...args],
      { ...options, env, timeout: 120_000, maxBuffer: 64 << 20 },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === "number" ? error.code : 1;
        resolve({ code, output: `${stdout}${stderr}` });
      },
    );
  });
}

/** Runs helm, and fails with what it says unless it ends well. */
export async function helm(name: HelmName, ...args: readonly string[]): Promise<string> {
  const { code, output } = await run(inject("tools")[name], args);
  if (code !== 0) throw new Error(`helm ${args.join(" ")}: ended with ${code}\n${output}`);
  return output;
}

/** Makes a namespace in which Pod Security's `restricted` level is enforced. */
export async function restrictedNamespace(name: string): Promise<string> {
  const labels = { "pod-security.kubernetes.io/enforce": "restricted" };
  await connect(inject("cluster").kubeconfig).create("/api/v1/namespaces", { metadata: { name, labels } });
  return name;
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
