import { generateKeyPairSync, randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

export interface Credentials {
  /** The bearer token of a user in `system:masters`. */
  readonly token: string;
  readonly tokenFile: string;
  readonly serviceAccountKey: string;
}

/** Makes the administrator's token and the key that signs the tokens of service accounts. */
export function makeCredentials(folder: string): Credentials {
  const token = randomBytes(32).toString("hex");
  const { privateKey } = generateKeyPairSync("ec", {
    namedCurve: "prime256v1",
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "sec1", format: "pem" },
  });
  return {
    token,
    tokenFile: writeSecret(join(folder, "tokens.csv"), `${token},admin,admin,"system:masters"\n`),
    serviceAccountKey: writeSecret(join(folder, "service-account.key"), privateKey),
  };
}

function writeSecret(path: string, text: string): string {
  writeFileSync(path, text, { mode: 0o600 });
  return path;
}
