import { readFileSync, writeFileSync } from "node:fs";
import { parse, stringify } from "yaml";

/** How to reach an API server and who the caller is. */
export interface Access {
  readonly url: string;
  readonly token: string;
  /** Certificates to trust, in PEM. */
  readonly authority: string;
}

export function writeKubeconfig(path: string, { url, token, authority }: Access): void {
  const name = "chartwright";
  const config = {
    apiVersion: "v1",
    kind: "Config",
    "current-context": name,
    contexts: [{ name, context: { cluster: name, user: name } }],
    clusters: [
      {
        name,
        cluster: { server: url, "certificate-authority-data": Buffer.from(authority).toString("base64") },
      },
    ],
    users: [{ name, user: { token } }],
  };
  writeFileSync(path, stringify(config, { lineWidth: 0 }), { mode: 0o600 });
}

/** Reads a kubeconfig that `writeKubeconfig` wrote. */
export function readKubeconfig(path: string): Access {
  const { clusters, users } = parse(readFileSync(path, "utf8"));
  const { server, "certificate-authority-data": authority } = clusters[0].cluster;
  return { url: server, token: users[0].user.token, authority: Buffer.from(authority, "base64").toString() };
}
