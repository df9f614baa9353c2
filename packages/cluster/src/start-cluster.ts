import { mkdirSync, readdirSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ApiClient, connect } from "./api-client.ts";
import { createBaseObjects, waitForBase } from "./base-objects.ts";
import { type Cluster, ClusterError, type ClusterOptions } from "./cluster.ts";
import { kubeControllerManager, kubeScheduler } from "./controllers.ts";
import { makeCredentials } from "./credentials.ts";
import { etcd } from "./etcd.ts";
import { certificateFiles, kubeApiserver, readAuthority } from "./kube-apiserver.ts";
import { writeKubeconfig } from "./kubeconfig.ts";
import { kwok } from "./kwok.ts";
import { freePorts } from "./ports.ts";
import { ProgramGroup } from "./program-group.ts";
import { newFolder, stopCluster } from "./state.ts";
import { waitUntil } from "./wait-until.ts";

/** A free port can be taken between its choice and its use. */
const attempts = 3;

/**
 * Starts a Kubernetes API server with its controllers, scheduler and simulated nodes, on 127.0.0.1 only.
 * It ends with `stop`, and also when this process ends in whatever way, unless it is to be kept.
 *
 * @example
 * const cluster = await startCluster({ programs: { etcd, kwok, kubernetes } });
 * spawnSync("helm", ["install", "x", "charts/x/chart", "--kubeconfig", cluster.kubeconfig]);
 * await cluster.stop();
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  for (let attempt = 1; ; attempt++) {
    const folder = options.folder === undefined ? newFolder() : emptyFolder(options.folder);
    const group = new ProgramGroup(folder);
    try {
      return await startIn(group, options);
    } catch (error) {
      const clash = group.hasPortClash();
      await stopCluster(folder);
      group.watchdog.dismiss();
      if (!clash || attempt === attempts) throw error;
    }
  }
}

/** The folder is removed in the end, so it may hold nothing of anyone else. */
function emptyFolder(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (readdirSync(folder).length > 0) throw new ClusterError(`The folder ${folder} is not empty.`);
  return realpathSync(folder);
}

async function startIn(group: ProgramGroup, options: ClusterOptions): Promise<Cluster> {
  const { folder } = group;
  const { programs, nodes = 3 } = options;
  const { kubernetes } = programs;
  const kubeconfig = join(folder, "kubeconfig");
  const credentials = makeCredentials(folder);
  const [port = 0, etcdPort = 0, peerPort = 0, kwokPort = 0] = await freePorts(4);
  const url = `https://127.0.0.1:${port}`;

  await group.start(etcd({ file: programs.etcd, folder, clientPort: etcdPort, peerPort }));
  await group.start(kubeApiserver({ kubernetes, folder, port, etcdPort, credentials }));
  const api = await waitForApi(group, url, credentials.token);
  const authority = readAuthority(folder);
  const authorityFile = join(folder, "authority.crt");
  writeFileSync(authorityFile, authority);
  writeKubeconfig(kubeconfig, { url, token: credentials.token, authority });

  const { serviceAccountKey } = credentials;
  const controllerOptions = { kubernetes, kubeconfig, authorityFile, serviceAccountKey };
  await group.start(kubeControllerManager(controllerOptions));
  await group.start(kubeScheduler(controllerOptions));
  const certificate = certificateFiles(folder);
  await group.start(kwok({ file: programs.kwok, folder, kubeconfig, port: kwokPort, certificate }));
  await createBaseObjects(api, nodes);
  await waitForBase(api, nodes, () => group.assertAlive());

  const version = await serverVersion(api, options.version);
  group.ready({ version, url, kubeconfig }, options.keep === true);
  if (options.keep === true) group.watchdog.dismiss();
  return {
    kubeconfig,
    url,
    version,
    folder,
    pids: group.pids(),
    stop: async () => {
      await stopCluster(folder);
      group.watchdog.dismiss();
    },
  };
}

/** Returns a client once the API server says that it is ready. */
async function waitForApi(group: ProgramGroup, url: string, token: string): Promise<ApiClient> {
  return waitUntil(
    async () => {
      const api = connect({ url, token, authority: readAuthority(group.folder) });
      const { status } = await api.request("GET", "/readyz");
      return status === 200 && api;
    },
    { what: "the API server to be ready", seconds: 60, giveUpIf: () => group.assertAlive() },
  );
}

async function serverVersion(api: ApiClient, wanted: string | undefined): Promise<string> {
  const { gitVersion } = await api.get<{ gitVersion: string }>("/version");
  if (wanted === undefined || wanted === gitVersion) return gitVersion;
  throw new ClusterError(`The API server is ${gitVersion}, but ${wanted} was asked for.`);
}
