import { connect, startCluster } from "../../packages/cluster/src/index.ts";
import {
  closeDefinitions,
  type OpenApiDefinitions,
  printDefinitions,
} from "../../packages/validator/src/index.ts";
import { kubernetesVersions } from "../tools/catalogue.ts";
import { ensureTools } from "../tools/ensure-tools.ts";
import type { KubernetesMinor } from "../tools/tool.ts";
import type { SchemaFile } from "./schema-file.ts";

/** Asks the API server of a minor for its OpenAPI and makes the file of definitions from it. */
export async function kubernetesFile(minor: KubernetesMinor): Promise<SchemaFile> {
  const version = kubernetesVersions[minor];
  const kubernetes = `kubernetes@${minor}` as const;
  const tools = await ensureTools(["etcd", "kwok", kubernetes]);
  const programs = { etcd: tools.etcd, kwok: tools.kwok, kubernetes: tools[kubernetes] };
  const cluster = await startCluster({ programs, version, nodes: 1 });
  try {
    const { definitions } = await connect(cluster.kubeconfig).get<{ definitions: OpenApiDefinitions }>(
      "/openapi/v2",
    );
    const path = `kubernetes/${minor}/definitions.json`;
    const source = `Kubernetes ${version}`;
    return {
      path,
      source,
      text: printDefinitions(closeDefinitions(definitions), source, "pnpm schemas:sync"),
    };
  } finally {
    await cluster.stop();
  }
}
