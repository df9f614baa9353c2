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
  return forge.util.encodeUtf8(password).slice(0, 32).padEnd(32, "\0");
}

function encryptAes(password: string, text: string): string {
  if (text === "") return "";
  const iv = forge.random.getBytesSync(16);
  const cipher = forge.cipher.createCipher("AES-CBC", aesKey(password));
  cipher.start({ iv });
  cipher.update(forge.util.createBuffer(text, "utf8"));
  cipher.finish();
  return forge.util.encode64(iv + cipher.output.getBytes());
}

function decryptAes(password: string, text: string): string {
  if (text === "") return "";
  const bytes = base64ToBytes(text);
  if (typeof bytes === "number") throw new FunctionError(`illegal base64 data at input byte ${bytes}`);
  const whole = forge.util.decode64(text);
  const decipher = forge.cipher.createDecipher("AES-CBC", aesKey(password));
  decipher.start({ iv: whole.slice(0, 16) });
  decipher.update(forge.util.createBuffer(whole.slice(16)));
  decipher.finish();
  return textOf(Uint8Array.from(decipher.output.getBytes(), (byte) => byte.charCodeAt(0)));
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
