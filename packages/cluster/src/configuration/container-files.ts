import { posix } from "node:path";
import type { ManifestObject } from "../charts/manifest.ts";
import { type Container, type PodSpec, podSpecsOf } from "../charts/pod-specs.ts";

/** What a container finds on its disk besides its image, by absolute paths. */
export interface ContainerFiles {
  /** Where something is mounted: folders, and files that are mounted alone. */
  readonly mounts: readonly string[];
  readonly folders: readonly string[];
  readonly files: Readonly<Record<string, Buffer>>;
}

type Files = Readonly<Record<string, Buffer>>;
interface Item {
  readonly key: string;
  readonly path: string;
}

/**
 * The files that a kubelet would mount into each container of the name: the keys of the ConfigMaps and Secrets
 * among the objects. What is mounted from elsewhere (a claim, an object of nobody's here) is an empty folder.
 */
export function containerFiles(objects: readonly ManifestObject[], name: string): readonly ContainerFiles[] {
  return podSpecsOf(objects).flatMap((pod) =>
    [...(pod.initContainers ?? []), ...pod.containers]
      .filter((container) => container.name === name)
      .map((container) => filesOf(objects, pod, container)),
  );
}

function filesOf(
  objects: readonly ManifestObject[],
  pod: PodSpec,
  { volumeMounts = [] }: Container,
): ContainerFiles {
  const mounted = volumeMounts.map(({ name, mountPath, subPath }) => {
    const held = volumeFiles(objects, pod.volumes?.find((volume) => volume.name === name) ?? {});
    const path = posix.join("/", mountPath).replace(/(.)\/$/, "$1");
    const alone = subPath === undefined ? undefined : held[posix.join(subPath)];
    if (alone !== undefined) return { path, folders: [], files: { [path]: alone } };
    const files = Object.entries(held).map(([file, content]) => [posix.join(path, file), content]);
    return { path, folders: [path], files: Object.fromEntries(files) as Files };
  });
  return {
    mounts: mounted.map(({ path }) => path),
    folders: mounted.flatMap(({ folders }) => folders),
    files: Object.assign({}, ...mounted.map(({ files }) => files)),
  };
}

// biome-ignore lint/suspicious/noExplicitAny: what a volume holds differs by its source.
function volumeFiles(objects: readonly ManifestObject[], volume: any): Files {
  const { configMap, secret, projected } = volume;
  if (configMap) return keysOf(objects, "ConfigMap", configMap.name, configMap.items);
  if (secret) return keysOf(objects, "Secret", secret.secretName ?? secret.name, secret.items);
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  const sources: readonly any[] = projected?.sources ?? [];
  return Object.assign({}, ...sources.map((source) => volumeFiles(objects, source)));
}

function keysOf(
  objects: readonly ManifestObject[],
  kind: "ConfigMap" | "Secret",
  name: string,
  items: readonly Item[] | undefined,
): Files {
  const object = objects.find((each) => each.kind === kind && each.metadata.name === name);
  const text = kind === "ConfigMap" ? object?.data : object?.stringData;
  const coded = kind === "ConfigMap" ? object?.binaryData : object?.data;
  const all: Files = { ...decoded(coded, "base64"), ...decoded(text, "utf8") };
  if (items === undefined) return all;
  const chosen = items.flatMap(({ key, path }) => {
    const content = all[key];
    return content === undefined ? [] : [[posix.join(path), content] as const];
  });
  return Object.fromEntries(chosen);
}

function decoded(data: Readonly<Record<string, string>> | undefined, encoding: "base64" | "utf8"): Files {
  const entries = Object.entries(data ?? {}).map(([key, value]) => [key, Buffer.from(value, encoding)]);
  return Object.fromEntries(entries);
}
