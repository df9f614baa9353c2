import { ed25519 } from "@noble/curves/ed25519.js";
import { p256 } from "@noble/curves/nist.js";
import forge from "node-forge";
import { pem } from "./der.ts";
import { dsaKey } from "./dsa.ts";

/** The bits of a key that stands alone; certificates have shorter ones. */
const keyBits = 4096;

/** Sprig's `genPrivateKey`: a new key in PEM, in the form that Go gives to keys of its kind. */
export function privateKey(kind: string): string {
  switch (kind) {
    case "":
    case "rsa":
      return unix(forge.pki.privateKeyToPem(forge.pki.rsa.generateKeyPair({ bits: keyBits }).privateKey));
    case "dsa":
      return pem(
        "DSA PRIVATE KEY",
        dsaKey((bytes) => globalThis.crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>)),
      );
    case "ecdsa":
      return pem("EC PRIVATE KEY", ecKey());
    case "ed25519": {
      const algorithm = [0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70];
      const seed = ed25519.utils.randomSecretKey();
      return pem(
        "PRIVATE KEY",
        Uint8Array.from([0x30, 0x2e, 2, 1, 0, ...algorithm, 4, 0x22, 4, 0x20, ...seed]),
      );
    }
    default:
      return `Unknown type ${kind}`;
  }
}

/** RFC 5915's form of a key on the curve P-256: version, key, curve, point. */
function ecKey(): Uint8Array {
  const secret = p256.utils.randomSecretKey();
  const curve = [0xa0, 0x0a, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07];
  const point = [0xa1, 0x44, 0x03, 0x42, 0x00, ...p256.getPublicKey(secret, false)];
  return Uint8Array.from([0x30, 0x77, 0x02, 0x01, 0x01, 0x04, 0x20, ...secret, ...curve, ...point]);
}

/** Line ends as Go writes them. */
export function unix(text: string): string {
  return text.replaceAll("\r\n", "\n");
}
