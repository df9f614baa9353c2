import bcrypt from "bcryptjs";
import forge from "node-forge";
import type { Crypto } from "../functions/environment.ts";
import { FunctionError } from "../template/errors.ts";
import { base64ToBytes } from "../value/base64.ts";
import { bytesOf, textOf } from "../value/text.ts";
import { certificate } from "./certificate.ts";
import { privateKey } from "./private-key.ts";

/** AES in CBC mode under a key of 32 bytes, as Sprig pads and cuts passwords. */
function aesKey(password: string): string {
  return binary(password).slice(0, 32).padEnd(32, "\0");
}

/** A text's bytes, one a character, as the library takes them. */
function binary(text: string): string {
  return Array.from(bytesOf(text), (byte) => String.fromCharCode(byte)).join("");
}

function encryptAes(password: string, text: string): string {
  if (text === "") return "";
  const iv = forge.random.getBytesSync(16);
  const cipher = forge.cipher.createCipher("AES-CBC", aesKey(password));
  cipher.start({ iv });
  cipher.update(forge.util.createBuffer(binary(text)));
  cipher.finish();
  return forge.util.encode64(iv + cipher.output.getBytes());
}

function decryptAes(password: string, text: string): string {
  if (text === "") return "";
  const bytes = base64ToBytes(text);
  if (typeof bytes === "number") throw new FunctionError(`illegal base64 data at input byte ${bytes}`);
  if (bytes.length < blockSize)
    throw new FunctionError(
      `runtime error: slice bounds out of range [:${blockSize}] with capacity ${capacityOf(text)}`,
    );
  if (bytes.length % blockSize !== 0) throw new FunctionError("crypto/cipher: input not full blocks");
  if (bytes.length === blockSize) throw new FunctionError("runtime error: index out of range [-1]");
  const whole = forge.util.decode64(text);
  const decipher = forge.cipher.createDecipher("AES-CBC", aesKey(password));
  decipher.start({ iv: whole.slice(0, blockSize) });
  decipher.update(forge.util.createBuffer(whole.slice(blockSize)));
  // What pads the last block is cut off as Sprig does it, which looks at the last byte only.
  (decipher as unknown as { finish(unpad: () => boolean): void }).finish(() => true);
  const padded = Uint8Array.from(decipher.output.getBytes(), (byte) => byte.charCodeAt(0));
  const length = padded.length - (padded.at(-1) as number);
  if (length < 0) throw new FunctionError(`runtime error: slice bounds out of range [:${length}]`);
  return textOf(padded.subarray(0, length));
}

const blockSize = 16;

/** What Go sets aside for decoded base64. */
function capacityOf(text: string): number {
  return Math.floor(text.length / 4) * 3;
}

/** The most bytes of a password that the algorithm looks at. */
const longestPassword = 72;

function hashPassword(password: string): string {
  if (bytesOf(password).length > longestPassword)
    return "failed to encrypt string with bcrypt: bcrypt: password length exceeds 72 bytes";
  return bcrypt.hashSync(password, 10).replace("$2b$", "$2a$");
}

/** Cryptography by well-kept libraries. */
export function makeCrypto(): Crypto {
  return {
    bcrypt: hashPassword,
    privateKey,
    certificate,
    encryptAes,
    decryptAes,
  };
}
