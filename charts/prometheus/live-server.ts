import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type ApiClient,
  freePorts,
  type ManifestObject,
  type Served,
  serveConfiguration,
  temporaryFolder,
} from "@chartwright/cluster";
import { parse, stringify } from "yaml";
import { prometheus } from "./exports.ts";
import { type ScrapeProxy, startScrapeProxy } from "./scrape-proxy.ts";

const account = "/var/run/secrets/kubernetes.io/serviceaccount";
const kubeconfigFile = `${account}/kubeconfig`;

/** A real Prometheus on the configuration of an installed release. */
export interface LiveServer extends Pick<Served, "log"> {
  readonly proxy: ScrapeProxy;
  readonly port: number;
  /** Asks its API: `/api/v1/targets`. */
  get<T>(path: string): Promise<T>;
  stop(): Promise<void>;
}

interface Options {
  readonly api: ApiClient;
  /** That of the cluster's administrator, which says where its API server is. */
  readonly kubeconfig: string;
  /** The path of Prometheus. */
  readonly file: string;
  readonly namespace: string;
  /** The objects of the release. */
  readonly objects: readonly ManifestObject[];
}

/**
 * Starts Prometheus as the release's StatefulSet would, with its arguments, its files and a token of its
 * ServiceAccount. What a pod has and a process on this machine has not is changed: the API server's address, and a proxy
 * for scrapes.
 */
export async function startLiveServer(options: Options): Promise<LiveServer> {
  const { api, namespace, objects, file } = options;
  const [port = 0] = await freePorts(1);
  const proxy = await startScrapeProxy();
  const image = temporaryFolder("account");
  const pod = objects.find(({ kind }) => kind === "StatefulSet")?.spec.template.spec;
  const access = await accountFiles(options, pod.serviceAccountName);
  mkdirSync(join(image, account), { recursive: true });
  for (const [path, text] of Object.entries(access)) writeFileSync(join(image, path), text);
  const args: readonly string[] = pod.containers.find(
    ({ name }: { name: string }) => name === prometheus.chart,
  ).args;
  const get = async <T>(path: string) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(5_000) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return (path.startsWith("/api/") ? JSON.parse(text).data : text) as T;
  };
  const close = async () => {
    await proxy.close();
    rmSync(image, { recursive: true, force: true });
  };
  try {
    const served = await serveConfiguration(
      objects.map((object) => (object.kind === "ConfigMap" ? outsideOfPods(object, proxy.url) : object)),
      {
        container: prometheus.chart,
        program: "prometheus",
        file,
        image,
        args: args.map((arg) => arg.replace(/^(--web.listen-address=):\d+$/, `$1127.0.0.1:${port}`)),
        replace: {},
        isUp: async () => (await get<string>("/-/ready")).includes("Ready"),
        seconds: 60,
      },
    );
    const stop = async () => {
      await served.stop();
      await close();
    };
    return { proxy, port, get, log: served.log, stop };
  } catch (error) {
    await close();
    throw error;
  }

  async function accountFiles({ kubeconfig }: Options, name: string): Promise<Record<string, string>> {
    const path = `/api/v1/namespaces/${namespace}/serviceaccounts/${name}/token`;
    const request = { apiVersion: "authentication.k8s.io/v1", kind: "TokenRequest", spec: {} };
    const { status } = await api.create<{ status: { token: string } }>(path, request);
    const { clusters, ...config } = parse(readFileSync(kubeconfig, "utf8"));
    const [{ name: user }] = config.users;
    const authority = Buffer.from(clusters[0].cluster["certificate-authority-data"], "base64").toString();
    return {
      [`${account}/token`]: status.token,
      [`${account}/ca.crt`]: authority,
      [kubeconfigFile]: JSON.stringify({
        ...config,
        clusters,
        users: [{ name: user, user: { token: status.token } }],
      }),
    };
  }
}

/** The configuration for a process that is in no pod. */
function outsideOfPods(object: ManifestObject, proxy: string): ManifestObject {
  const text = object.data?.["prometheus.yml"];
  if (text === undefined) return object;
  const config = parse(text);
  for (const job of config.scrape_configs) {
    job.proxy_url = proxy;
    for (const found of job.kubernetes_sd_configs ?? []) found.kubeconfig_file = kubeconfigFile;
  }
  return { ...object, data: { ...object.data, "prometheus.yml": stringify(config) } };
}
