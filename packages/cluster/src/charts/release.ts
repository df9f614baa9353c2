import { gunzipSync } from "node:zlib";
import type { ApiClient } from "../api-client.ts";
import { type ManifestObject, objectsOf } from "./manifest.ts";

/** One revision of a release, as Helm keeps it. */
export interface Revision {
  readonly version: number;
  readonly status: string;
  readonly objects: readonly ManifestObject[];
  readonly hooks: readonly ManifestObject[];
}

interface ReleaseSecret {
  readonly data: { readonly release: string };
}

/** Every revision of a release that Helm keeps, oldest first. */
export async function revisionsOf(
  api: ApiClient,
  namespace: string,
  release: string,
): Promise<readonly Revision[]> {
  const selector = encodeURIComponent(`owner=helm,name=${release}`);
  const path = `/api/v1/namespaces/${namespace}/secrets?labelSelector=${selector}`;
  const { items } = await api.get<{ items: readonly ReleaseSecret[] }>(path);
  return items.map(readRevision).sort((one, other) => one.version - other.version);
}

/** Helm keeps a release as JSON, compressed, in base64 within the Secret's own. */
function readRevision({ data }: ReleaseSecret): Revision {
  const packed = Buffer.from(Buffer.from(data.release, "base64").toString("latin1"), "base64");
  const { version, info, manifest, hooks } = JSON.parse(gunzipSync(packed).toString("utf8"));
  return {
    version,
    status: info.status,
    objects: objectsOf(manifest),
    hooks: (hooks ?? []).flatMap((hook: { manifest: string }) => objectsOf(hook.manifest)),
  };
}
