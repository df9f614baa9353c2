import { gunzipSync } from "fflate";
import { unpackTar } from "modern-tar";

/** The entries of an archive, in their order. */
export async function readArchive(content: Uint8Array): ReturnType<typeof unpackTar> {
  return await unpackTar(gunzipSync(content));
}
