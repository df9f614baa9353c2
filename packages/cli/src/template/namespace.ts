import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import type { HelmArguments } from "./flags.ts";

/** The namespace as helm chooses it: by the flag, the environment, or the current context of the kubeconfig. */
export async function namespaceOf(args: HelmArguments): Promise<string> {
  return args.one("namespace") || process.env.HELM_NAMESPACE || (await namespaceOfContext(args)) || "default";
}

interface KubeConfig {
  readonly "current-context"?: string;
  readonly contexts?: readonly {
    readonly name?: string;
    readonly context?: { readonly namespace?: string };
  }[];
}

async function namespaceOfContext(args: HelmArguments): Promise<string | undefined> {
  const configs = await Promise.all(kubeConfigs(args).filter(existsSync).map(readConfig));
  const wanted =
    args.one("kube-context") ||
    process.env.HELM_KUBECONTEXT ||
    configs.map((config) => config["current-context"]).find((name) => name);
  const contexts = configs.flatMap(({ contexts }) => contexts ?? []);
  return contexts.find(({ name }) => name === wanted)?.context?.namespace;
}

function kubeConfigs(args: HelmArguments): readonly string[] {
  const named = args.one("kubeconfig");
  if (named) return [named];
  const listed = (process.env.KUBECONFIG ?? "").split(delimiter).filter((path) => path !== "");
  return listed.length > 0 ? listed : [join(homedir(), ".kube/config")];
}

/** What cannot be read says nothing: only a namespace is asked of it. */
async function readConfig(path: string): Promise<KubeConfig> {
  const { parse } = await import("yaml");
  try {
    return (parse(readFileSync(path, "utf8")) ?? {}) as KubeConfig;
  } catch {
    return {};
  }
}
