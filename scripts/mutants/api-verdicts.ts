import {
  type ApiClient,
  type ApiResponse,
  discover,
  inParallel,
  pathOf,
  resourceOf,
} from "../../packages/cluster/src/index.ts";
import { isMapping, type Json } from "../../packages/model/src/index.ts";
import type { Mutant } from "./make-mutants.ts";

/** What an API server says of an object. */
export interface ApiVerdict {
  /** `world` where what refuses it is not the object: a namespace or an account that is not there. */
  readonly is: "accepted" | "refused" | "world";
  readonly why: string;
}

/** As many requests are under way at once. */
const atOnce = 8;
const strictDryRun = "dryRun=All&fieldValidation=Strict&fieldManager=chartwright";

/**
 * What an API server says of each mutant: it is created, and where that is accepted applied, as dry runs with strict
 * field validation. The namespace that an object has, unless that is what was changed, is that of its kind.
 */
export async function apiVerdicts(
  api: ApiClient,
  mutants: readonly Mutant[],
  namespaceOf: (kind: string) => string,
): Promise<readonly ApiVerdict[]> {
  const resources = await discover(api);
  return inParallel(atOnce, mutants, async ({ original, object }) => {
    const resource = resourceOf(resources, original as never);
    if (resource === undefined) throw new Error(`Bug: no API server knows ${JSON.stringify(original)}.`);
    const { name, namespace: before } = metadataOf(original);
    const namespace = namespaceOf(resource.kind);
    const body = inNamespace(object, before, namespace);
    const own = metadataOf(body);
    const collection = pathOf(resource, textOr(own.namespace, namespace));
    const created = verdictOf(await api.request("POST", `${collection}?${strictDryRun}`, body));
    if (created.is !== "accepted") return created;
    const path = `${collection}/${encodeURIComponent(textOr(own.name, String(name)))}`;
    const apply = `${path}?${strictDryRun}&force=true`;
    return verdictOf(await api.request("PATCH", apply, body, "application/apply-patch+yaml"));
  });
}

function inNamespace(object: Json, before: Json | undefined, namespace: string): Json {
  const metadata = metadataOf(object);
  return before !== undefined && metadata.namespace === before
    ? { ...(object as Record<string, Json>), metadata: { ...metadata, namespace } }
    : object;
}

function metadataOf(object: Json): Readonly<Record<string, Json>> {
  const metadata = isMapping(object) ? object.metadata : undefined;
  return isMapping(metadata) ? metadata : {};
}

function textOr(value: Json | undefined, other: string): string {
  return typeof value === "string" && value !== "" ? value : other;
}

/** What an API server that does not have the rest of the world says of an object that is right. */
const ofTheWorld = [
  /namespaces ".*" not found/,
  /error looking up service account/,
  /no PriorityClass with name/,
  /RuntimeClass .* not found/i,
  /already exists/,
];

function verdictOf({ status, text }: ApiResponse): ApiVerdict {
  if (status < 300) return { is: "accepted", why: "" };
  const why = messageOf(text);
  const isWorld =
    (status === 404 || status === 403 || status === 409) && ofTheWorld.some((each) => each.test(why));
  return { is: isWorld ? "world" : "refused", why };
}

function messageOf(text: string): string {
  try {
    return String((JSON.parse(text) as { message?: string }).message ?? text);
  } catch {
    return text;
  }
}
