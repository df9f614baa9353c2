import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import {
  type CustomResourceDefinition,
  closeDefinitions,
  crdsOf,
  type OpenApiDefinitions,
  printDefinitions,
  stripCrd,
} from "@chartwright/validator";
import { getJson } from "../world/api-server.ts";
import { readFolder } from "../world/folder.ts";
import { readKubeconfig } from "../world/kubeconfig.ts";
import { type PulledFile, projectSchemas, writeProjectSchemas } from "../world/project-schemas.ts";
import { exitCodes } from "../world/report.ts";
import { UsageError } from "../world/usage-error.ts";

export interface SchemasPullOptions {
  readonly to?: string;
  readonly kubeconfig?: string;
  readonly context?: string;
}

/** `chartwright schemas pull`: schemas of a cluster, or of files of custom resources, for `validate`. */
export async function schemasPull(sources: readonly string[], options: SchemasPullOptions): Promise<number> {
  const files = sources.length > 0 ? sources.flatMap(ofSource) : await ofCluster(options);
  if (files.length === 0) {
    throw new UsageError(
      `There is no CustomResourceDefinition in ${sources.join(", ")}.`,
      "Name a file that has one.",
    );
  }
  const folder = options.to ?? projectSchemas;
  writeProjectSchemas(folder, files);
  for (const { path } of files) console.log(join(folder, path));
  return exitCodes.ok;
}

/** The files below a folder, or the file. */
function ofSource(source: string): readonly PulledFile[] {
  if (!existsSync(source))
    throw new UsageError(`${source} does not exist.`, "Name a file or folder of CRDs.");
  const isFolder = statSync(source).isDirectory();
  const texts = isFolder ? [...readFolder(source)] : [["", readFileSync(source, "utf8")] as const];
  return texts.flatMap(([path, text]) => {
    const name = isFolder ? join(source, path) : source;
    if (!/\.(json|ya?ml)$/.test(name)) return [];
    return (crdsOf(text) as unknown as CustomResourceDefinition[]).map((crd) => fileOf(crd, name));
  });
}

/** The built-in kinds that a cluster serves, and the custom resources that are installed on it. */
async function ofCluster({ kubeconfig, context }: SchemasPullOptions): Promise<readonly PulledFile[]> {
  const access = readKubeconfig(kubeconfig, context);
  const { gitVersion } = await getJson<{ gitVersion: string }>(access, "/version");
  const openapi = await getJson<{ definitions: OpenApiDefinitions }>(access, "/openapi/v2");
  const path = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
  const { items } = await getJson<{ items: readonly CustomResourceDefinition[] }>(access, path);
  const source = `Kubernetes ${gitVersion}`;
  const minor = /^v(\d+\.\d+)\./.exec(gitVersion)?.[1];
  if (minor === undefined) {
    throw new UsageError(
      `The cluster says that its version is ${JSON.stringify(gitVersion)}, which is not a version of Kubernetes.`,
      "Check the server of the context; `kubectl version` shows what it says.",
    );
  }
  const text = printDefinitions(closeDefinitions(openapi.definitions), source, "chartwright schemas pull");
  const kind = "CustomResourceDefinition" as const;
  return [
    { path: `kubernetes/${minor}/definitions.json`, source, text },
    // A list says of its items neither kind nor version.
    ...items.map((crd) => fileOf({ ...crd, apiVersion: "apiextensions.k8s.io/v1", kind }, source)),
  ];
}

/** Of a definition what says what its objects are: no state, and nothing of how it was installed. */
function fileOf(crd: CustomResourceDefinition, source: string): PulledFile {
  const isNamed = [crd.spec?.group, crd.spec?.names?.plural].every(
    (name: unknown) => typeof name === "string" && /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(name),
  );
  if (!isNamed || !Array.isArray(crd.spec.versions)) {
    throw new UsageError(
      `${source} has a CustomResourceDefinition that is not whole.`,
      "Give it group, names and versions.",
    );
  }
  const { group, names, versions, ...spec } = crd.spec;
  const { scope } = spec as { readonly scope?: string };
  const plain = { ...crd, metadata: { name: crd.metadata.name }, spec: { group, names, scope, versions } };
  const text = `${JSON.stringify(stripCrd(plain), null, 2)}\n`;
  return { path: `crds/${group}/${names.plural}.json`, source, text };
}
