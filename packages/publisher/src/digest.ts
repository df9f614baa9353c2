import { createHash } from "node:crypto";

/** The SHA-256, in hexadecimal and without a prefix, as `index.yaml` has it. */
export function sha256(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}
