import { fileURLToPath } from "node:url";
import {
  freePorts,
  type ManifestObject,
  objectsOf,
  readChartUnderTrial,
  serveConfiguration,
  useHelm,
} from "@chartwright/cluster";
import { afterAll, inject, onTestFinished } from "vitest";
import { container, host } from "./names.ts";

export const chart = readChartUnderTrial(fileURLToPath(new URL(".", import.meta.url)));
const helm = useHelm("helm 4", inject("tools"), inject("cluster").kubeconfig);
afterAll(() => helm.close());

interface Container {
  readonly name: string;
  readonly args: readonly string[];
}
export type Probe = (port: number) => Promise<boolean>;

/** What real Helm renders for a release called `one`. */
export const render = async (values: readonly string[]): Promise<readonly ManifestObject[]> =>
  objectsOf(await helm.run("template", "one", chart.folder, ...values));

/** The arguments of Helm that give a case. */
export const valuesOf = (name: string) => {
  const found = chart.cases.find((each) => each.name === name);
  if (found === undefined) throw new Error(`There is no case ${name}.`);
  return ["--values", found.values];
};

/** What of a node's this machine has at the same path, for the container's are mounts of it. */
const here: Readonly<Record<string, string>> = {
  [host.proc]: "/proc",
  [host.sys]: "/sys",
  [`${host.root}/`]: "/",
  [host.root]: "/",
};

/** The real node_exporter with the arguments that a case renders, on this machine and on 127.0.0.1 only. */
export async function exporterOf(
  values: readonly string[],
  { given = [], isUp }: { readonly given?: readonly ManifestObject[]; readonly isUp?: Probe } = {},
): Promise<string> {
  const made = await render(values);
  const daemonSet = made.find(({ kind }) => kind === "DaemonSet");
  const containers: readonly Container[] = daemonSet?.spec.template.spec.containers ?? [];
  const args = containers.find(({ name }) => name === container)?.args ?? [];
  const [port = 0] = await freePorts(1);
  const answers = async (where: number) =>
    (await fetch(`http://127.0.0.1:${where}/`, { signal: AbortSignal.timeout(5_000) })).ok;
  const server = await serveConfiguration([...made, ...given], {
    container,
    program: "node_exporter",
    file: inject("clusterTools")["node-exporter"],
    args: args.map((arg) => onThisMachine(arg, port)),
    replace: {},
    isUp: () => (isUp ?? answers)(port),
  });
  onTestFinished(() => server.stop());
  return `127.0.0.1:${port}`;
}

/** The address loses its port, and nothing listens on another than 127.0.0.1. */
function onThisMachine(arg: string, port: number): string {
  const address = /^--web\.listen-address=(\[\$\(HOST_IP\)\])?:\d+$/.exec(arg);
  if (address) return `--web.listen-address=${address[1] ? "[127.0.0.1]" : "127.0.0.1"}:${port}`;
  return Object.entries(here).reduce((text, [from, to]) => text.replace(`=${from}`, `=${to}`), arg);
}
