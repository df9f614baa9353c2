import { waitUntil } from "../wait-until.ts";
import type { Room } from "./room.ts";
import type { Trial } from "./trial.ts";

/** Waits for claims that are being deleted: until no pod has them they are there, and what is applied meanwhile goes with them. */
export async function claimsGone(
  { api, seconds = 60 }: Pick<Trial, "api" | "seconds">,
  { namespace }: Pick<Room, "namespace">,
): Promise<void> {
  const path = `/api/v1/namespaces/${namespace}/persistentvolumeclaims`;
  const isNoneGoing = async () => {
    const { items } = await api.get<{ items: readonly { metadata: { deletionTimestamp?: string } }[] }>(path);
    return items.every(({ metadata }) => metadata.deletionTimestamp === undefined);
  };
  await waitUntil(isNoneGoing, { what: "claims to be gone", seconds, everyMilliseconds: 200 });
}
