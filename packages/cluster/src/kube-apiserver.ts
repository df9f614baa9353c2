import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Credentials } from "./credentials.ts";
import type { ProgramSpec } from "./program.ts";

export interface ApiServerOptions {
  readonly kubernetes: string;
  readonly folder: string;
  readonly port: number;
  readonly etcdPort: number;
  readonly credentials: Credentials;
}

/** The certificate, and its key, that the API server makes for itself. */
export function certificateFiles(folder: string): { readonly file: string; readonly key: string } {
  const made = (name: string) => join(folder, "certificates", name);
  return { file: made("apiserver.crt"), key: made("apiserver.key") };
}

/** The certificate of the authority that the API server makes for itself: what its clients must trust. */
export function readAuthority(folder: string): string {
  const made = readFileSync(certificateFiles(folder).file, "utf8");
  const certificates = made.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\n?/g) ?? [];
  const authority = certificates.find((pem) => new X509Certificate(pem).ca);
  if (authority === undefined) throw new Error("The API server has not written its certificates yet.");
  return authority;
}

export function kubeApiserver({
  kubernetes,
  folder,
  port,
  etcdPort,
  credentials,
}: ApiServerOptions): ProgramSpec {
  return {
    name: "kube-apiserver",
    file: join(kubernetes, "kube-apiserver"),
    args: [
      `--etcd-servers=http://127.0.0.1:${etcdPort}`,
      "--bind-address=127.0.0.1",
      `--secure-port=${port}`,
      `--cert-dir=${join(folder, "certificates")}`,
      // The address may not be a loopback one. Nothing is told to use it: the endpoints of the service
      // "kubernetes" are not kept.
      "--advertise-address=192.0.2.1",
      "--endpoint-reconciler-type=none",
      "--authorization-mode=RBAC",
      "--anonymous-auth=false",
      `--token-auth-file=${credentials.tokenFile}`,
      "--service-account-issuer=https://kubernetes.default.svc",
      `--service-account-key-file=${credentials.serviceAccountKey}`,
      `--service-account-signing-key-file=${credentials.serviceAccountKey}`,
      "--service-cluster-ip-range=10.96.0.0/16",
      "--allow-privileged=true",
    ],
  };
}
