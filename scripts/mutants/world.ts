import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type ApiClient, createNamespace, removeNamespace } from "../../packages/cluster/src/index.ts";
import { crdsAmong, type KubernetesTarget } from "../../packages/validator/src/index.ts";
import { newestMinor } from "../tools/catalogue.ts";
import { type CaseObjects, caseObjects } from "./case-objects.ts";
import { type JudgedMutant, judgeMutants } from "./judge-mutants.ts";
import { makeMutants } from "./make-mutants.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Makes the mutants of this repository's charts and has them judged, on a cluster that is running. */
export async function mutantsOf(
  api: ApiClient,
  kubeconform: string,
  { perKind = 500, seed = 20_261 }: { readonly perKind?: number; readonly seed?: number } = {},
): Promise<readonly JudgedMutant[]> {
  const cases = caseObjects(join(root, "charts"));
  const mutants = makeMutants(cases, perKind, seed);
  const [forPods, forOthers] = await Promise.all([newNamespace(api), newNamespace(api)]);
  try {
    await addAccounts(api, forPods, cases);
    const namespaceOf = (kind: string) => (kind === "Pod" ? forPods : forOthers);
    return await judgeMutants(mutants, { api, namespaceOf, kubeconform, target: target() });
  } finally {
    await Promise.all([removeNamespace(api, forPods), removeNamespace(api, forOthers)]);
  }
}

const newNamespace = (api: ApiClient) =>
  createNamespace(api, { prefix: "mutants", podSecurity: "privileged" });

/** Pods are refused without theirs; where they are, mutants of them would be refused. */
async function addAccounts(api: ApiClient, namespace: string, cases: readonly CaseObjects[]): Promise<void> {
  const objects = cases.flatMap((each) => each.objects) as unknown as readonly Named[];
  const accounts = objects.filter(({ kind }) => kind === "ServiceAccount");
  for (const name of new Set(accounts.map(({ metadata }) => metadata.name))) {
    await api.create(`/api/v1/namespaces/${namespace}/serviceaccounts`, { metadata: { name } });
  }
}

function target(): KubernetesTarget {
  const read = (path: string) => JSON.parse(readFileSync(join(root, "schemas", path), "utf8"));
  const paths = readdirSync(join(root, "schemas/crds"), { recursive: true, encoding: "utf8" });
  return {
    minor: newestMinor,
    definitions: read(`kubernetes/${newestMinor}/definitions.json`).definitions,
    crds: crdsAmong(paths.filter((path) => path.endsWith(".json")).map((path) => read(`crds/${path}`))),
  };
}

interface Named {
  readonly kind: string;
  readonly metadata: { readonly name: string };
}
