import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { parse } from "yaml";
import { UsageError } from "./usage-error.ts";

/** How an API server is reached, and as whom. */
export interface ServerAccess {
  readonly url: string;
  readonly token?: string | undefined;
  /** PEM, as Node's TLS takes them. */
  readonly ca?: string | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  readonly rejectUnauthorized: boolean;
}

interface Named {
  readonly name: string;
}
interface Kubeconfig {
  readonly "current-context"?: string;
  readonly contexts?: readonly (Named & {
    readonly context: { readonly cluster: string; readonly user: string };
  })[];
  readonly clusters?: readonly (Named & { readonly cluster: Settings })[];
  readonly users?: readonly (Named & { readonly user: Settings & { readonly exec?: Exec } })[];
}
type Settings = Readonly<Record<string, string | boolean | undefined>>;
interface Exec {
  readonly command: string;
  readonly args?: readonly string[];
  readonly env?: readonly { readonly name: string; readonly value: string }[];
}

/** Reads a kubeconfig: the file that is named, or the first of `KUBECONFIG`, or `~/.kube/config`. */
export function readKubeconfig(named?: string, contextName?: string): ServerAccess {
  const [fromEnvironment] = (process.env.KUBECONFIG ?? "").split(delimiter).filter((path) => path !== "");
  const file = resolve(named ?? fromEnvironment ?? join(homedir(), ".kube/config"));
  if (!existsSync(file))
    throw new UsageError(`There is no kubeconfig ${file}.`, "Name one with --kubeconfig.");
  const config = (parse(readFileSync(file, "utf8")) ?? {}) as Kubeconfig;
  const wanted = contextName ?? config["current-context"];
  const context = config.contexts?.find(({ name }) => name === wanted)?.context;
  const cluster = config.clusters?.find(({ name }) => name === context?.cluster)?.cluster;
  if (context === undefined || typeof cluster?.server !== "string") {
    const names = config.contexts?.map(({ name }) => name).join(", ") || "none";
    throw new UsageError(
      `${file} has no context ${wanted ?? "that is current"}.`,
      `Name one with --context: ${names}.`,
    );
  }
  const user = config.users?.find(({ name }) => name === context.user)?.user ?? {};
  const { exec, ...settings } = user;
  const given = exec === undefined ? {} : credentials(exec);
  const pem = (from: Settings, key: string) => pemOf(from, key, dirname(file));
  return {
    url: cluster.server,
    token: given.token ?? tokenOf(settings, dirname(file)),
    ca: pem(cluster, "certificate-authority"),
    cert: given.clientCertificateData ?? pem(settings, "client-certificate"),
    key: given.clientKeyData ?? pem(settings, "client-key"),
    rejectUnauthorized: cluster["insecure-skip-tls-verify"] !== true,
  };
}

/** A certificate or key: its text in base64, or the path of its file from the kubeconfig's folder. */
function pemOf(from: Settings, key: string, folder: string): string | undefined {
  const [data, path] = [from[`${key}-data`], from[key]];
  if (typeof data === "string") return Buffer.from(data, "base64").toString();
  return typeof path === "string" ? readFileSync(resolve(folder, path), "utf8") : undefined;
}

function tokenOf({ token, tokenFile }: Settings, folder: string): string | undefined {
  if (typeof token === "string") return token;
  return typeof tokenFile === "string" ? readFileSync(resolve(folder, tokenFile), "utf8").trim() : undefined;
}

interface Credentials {
  readonly token?: string;
  readonly clientCertificateData?: string;
  readonly clientKeyData?: string;
}

/** What a program of the cloud's gives, as `kubectl` asks it. */
function credentials({ command, args = [], env = [] }: Exec): Credentials {
  const more = Object.fromEntries(env.map(({ name, value }) => [name, value]));
  try {
    const text = execFileSync(command, args, {
      env: { ...process.env, ...more },
      encoding: "utf8",
      timeout: 60_000,
    });
    return (JSON.parse(text) as { status?: Credentials }).status ?? {};
  } catch (error) {
    const why = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new UsageError(
      `The kubeconfig's ${command} gives no credentials: ${why}`,
      "Log in to the cluster.",
    );
  }
}
