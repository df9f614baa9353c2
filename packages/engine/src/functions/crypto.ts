import { hmac } from "@noble/hashes/hmac.js";
import { sha1 } from "@noble/hashes/legacy.js";
import { scrypt } from "@noble/hashes/scrypt.js";
import { sha256, sha512 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { sprintf } from "../format/printf.ts";
import { FunctionError } from "../template/errors.ts";
import { type FunctionTable, fn } from "../template/function-type.ts";
import { base64ToBytes, bytesToBase64 } from "../value/base64.ts";
import type { Int } from "../value/int.ts";
import { bytesOf, textOf } from "../value/text.ts";
import { GoObject, type List, type Value } from "../value/value.ts";
import { type CertificatePair, type Crypto, type Environment, noCrypto } from "./environment.ts";

/** What `genCA` and its like give: `.Cert` and `.Key`. */
export class Certificate extends GoObject {
  readonly goType = "sprig.certificate";
  readonly goKind = "struct";
  readonly pair: CertificatePair;

  constructor(pair: CertificatePair) {
    super();
    this.pair = pair;
  }

  override field(name: string): Value {
    return name === "Cert" ? this.pair.certificate : this.pair.key;
  }

  override hasField(name: string): boolean {
    return name === "Cert" || name === "Key";
  }

  override printed(): readonly (readonly [string, Value])[] {
    return [
      ["Cert", this.pair.certificate],
      ["Key", this.pair.key],
    ];
  }

  override exported(): readonly (readonly [string, Value])[] {
    return this.printed();
  }

  json(): Value {
    return new Map(this.printed());
  }
}

function adler32(text: string): string {
  let a = 1;
  let b = 0;
  for (const byte of bytesOf(text)) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return String(((b << 16) | a) >>> 0);
}

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const digits = "0123456789";
const printable = String.fromCharCode(...Array.from({ length: 95 }, (_, at) => at + 32));

const mostRandom = 10_000_000;

/** As many characters of an alphabet, each as likely as the others. */
function randomText(environment: Environment, count: number, alphabet: string): string {
  if (count > mostRandom) throw new FunctionError("too many random characters");
  const limit = 256 - (256 % alphabet.length);
  let out = "";
  while (out.length < count) {
    for (const byte of environment.random(new Uint8Array(Math.min(64, (count - out.length) * 2)))) {
      if (byte < limit && out.length < count) out += alphabet[byte % alphabet.length];
    }
  }
  return out;
}

/** The platform gives only so many at once. */
const mostBytes = 65_536;

function randomBytes(environment: Environment, count: number): Uint8Array {
  if (count < 0) throw new FunctionError("runtime error: makeslice: len out of range");
  if (count > mostRandom) throw new FunctionError("too many random bytes");
  const bytes = new Uint8Array(count);
  for (let at = 0; at < count; at += mostBytes) environment.random(bytes.subarray(at, at + mostBytes));
  return bytes;
}

function randomNumber(environment: Environment, below: number): number {
  const bytes = environment.random(new Uint8Array(6));
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0) % below;
}

function uuid(environment: Environment): string {
  const bytes = environment.random(new Uint8Array(16));
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  return bytesToHex(bytes).replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

function shuffle(environment: Environment, text: string): string {
  const characters = Array.from(text);
  for (let at = characters.length - 1; at > 0; at--) {
    const other = randomNumber(environment, at + 1);
    [characters[at], characters[other]] = [characters[other] as string, characters[at] as string];
  }
  return characters.join("");
}

const passwordForms: Readonly<Record<string, string>> = {
  maximum: "anoxxxxxxxxxxxxxxxxx axxxxxxxxxxxxxxxxxno",
  long: "CvcvnoCvcvCvcv CvcvCvcvnoCvcv CvcvCvcvCvcvno CvccnoCvcvCvcv CvccCvcvnoCvcv CvccCvcvCvcvno CvcvnoCvccCvcv CvcvCvccnoCvcv CvcvCvccCvcvno CvcvnoCvcvCvcc CvcvCvcvnoCvcc CvcvCvcvCvccno CvccnoCvccCvcv CvccCvccnoCvcv CvccCvccCvcvno CvcvnoCvccCvcc CvcvCvccnoCvcc CvcvCvccCvccno CvccnoCvcvCvcc CvccCvcvnoCvcc CvccCvcvCvccno",
  medium: "CvcnoCvc CvcCvcno",
  short: "Cvcn",
  basic: "aaanaaan aannaaan aaannaaa",
  pin: "nnnn",
};

const passwordCharacters: Readonly<Record<string, string>> = {
  V: "AEIOU",
  C: "BCDFGHJKLMNPQRSTVWXYZ",
  v: "aeiou",
  c: "bcdfghjklmnpqrstvwxyz",
  A: "AEIOUBCDFGHJKLMNPQRSTVWXYZ",
  a: "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz",
  n: "0123456789",
  o: "@&%?,=[]_:-+*$#!'^~;()/.",
  x: "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz0123456789!@#$%^&*()",
};

const masterSeed = "com.lyndir.masterpassword";

function counted(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value >>> 0);
  return bytes;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => Array.from(part)));
}

/** The Master Password algorithm. */
function derivePassword(counter: Int, kind: string, password: string, user: string, site: string): string {
  const forms = passwordForms[kind]?.split(" ");
  if (forms === undefined) return `cannot find password template ${kind}`;
  const seed = bytesOf(masterSeed);
  const userBytes = bytesOf(user);
  const siteBytes = bytesOf(site);
  const salt = joined(seed, counted(userBytes.length), userBytes);
  const key = scrypt(bytesOf(password), salt, { N: 32768, r: 8, p: 2, dkLen: 64 });
  const message = joined(seed, counted(siteBytes.length), siteBytes, counted(counter.number));
  const hash = hmac(sha256, key, message);
  const form = forms[(hash[0] as number) % forms.length] as string;
  return Array.from(form, (letter, at) => {
    const alphabet = passwordCharacters[letter] as string;
    return alphabet[(hash[at + 1] as number) % alphabet.length];
  }).join("");
}

/** Sprig's functions of cryptography and chance. */
export function cryptoFunctions(environment: Environment): FunctionTable {
  const heavy = (): Crypto => {
    if (environment.crypto !== undefined) return environment.crypto;
    throw new FunctionError(noCrypto);
  };
  const pemOf = (text: string): string => text;
  const make = (name: string, ips: List, names: List, days: number, more: object): Certificate =>
    new Certificate(
      heavy().certificate({
        name,
        ips: textsOf(ips, "error parsing ip"),
        dnsNames: textsOf(names, "error processing alternate dns name"),
        days,
        isAuthority: false,
        ...more,
      }),
    );
  return {
    sha1sum: fn("string", (text: string) => bytesToHex(sha1(bytesOf(text)))),
    sha256sum: fn("string", (text: string) => bytesToHex(sha256(bytesOf(text)))),
    sha512sum: fn("string", (text: string) => bytesToHex(sha512(bytesOf(text)))),
    adler32sum: fn("string", adler32),
    bcrypt: fn("string", (text: string) => heavy().bcrypt(text)),
    htpasswd: fn("string string", (user: string, password: string) =>
      user.includes(":") ? `invalid username: ${user}` : `${user}:${heavy().bcrypt(password)}`,
    ),
    derivePassword: fn(
      "any string string string string",
      (counter: Value, ...rest: [string, string, string, string]) => derivePassword(counter as Int, ...rest),
    ),
    genPrivateKey: fn("string", (kind: string) => heavy().privateKey(kind)),
    genCA: fn("string int", (name: string, days: Int) =>
      make(name, [], [], days.number, { isAuthority: true }),
    ),
    genCAWithKey: fn("string int string", (name: string, days: Int, key: string) =>
      make(name, [], [], days.number, { isAuthority: true, key: pemOf(key) }),
    ),
    genSelfSignedCert: fn("string any any int", (name: string, ips: Value, names: Value, days: Int) =>
      make(name, listOf(ips), listOf(names), days.number, {}),
    ),
    genSelfSignedCertWithKey: fn(
      "string any any int string",
      (name: string, ips: Value, names: Value, days: Int, key: string) =>
        make(name, listOf(ips), listOf(names), days.number, { key }),
    ),
    genSignedCert: fn(
      "string any any int certificate",
      (name: string, ips: Value, names: Value, days: Int, authority: Certificate) =>
        make(name, listOf(ips), listOf(names), days.number, { authority: authority.pair }),
    ),
    genSignedCertWithKey: fn(
      "string any any int certificate string",
      (name: string, ips: Value, names: Value, days: Int, authority: Certificate, key: string) =>
        make(name, listOf(ips), listOf(names), days.number, { authority: authority.pair, key }),
    ),
    buildCustomCert: fn("string string", (certificate: string, key: string) => {
      const pair = { certificate: decoded(certificate, "certificate"), key: decoded(key, "private key") };
      if (!/-----BEGIN [^-]*-----\n[\s\S]*?-----END /.test(pair.certificate))
        throw new FunctionError("unable to decode certificate");
      return new Certificate(pair);
    }),
    encryptAES: fn("string string", (password: string, text: string) => heavy().encryptAes(password, text)),
    decryptAES: fn("string string", (password: string, text: string) => heavy().decryptAes(password, text)),
    randBytes: fn("int", (count: Int) => bytesToBase64(randomBytes(environment, count.number))),
    randAlphaNum: fn("int", (count: Int) => randomText(environment, count.number, letters + digits)),
    randAlpha: fn("int", (count: Int) => randomText(environment, count.number, letters)),
    randNumeric: fn("int", (count: Int) => randomText(environment, count.number, digits)),
    randAscii: fn("int", (count: Int) => randomText(environment, count.number, printable)),
    randInt: fn("int int", (low: Int, high: Int) => {
      if (high.number <= low.number) throw new FunctionError("invalid argument to Intn");
      return new (low.constructor as typeof Int)(
        "int",
        low.number + randomNumber(environment, high.number - low.number),
      );
    }),
    shuffle: fn("string", (text: string) => shuffle(environment, text)),
    uuidv4: fn("", () => uuid(environment)),
  };
}

function listOf(value: Value): List {
  return Array.isArray(value) ? value : [];
}

function textsOf(list: List, what: string): string[] {
  return Array.from(list, (item) => {
    if (typeof item === "string") return item;
    throw new FunctionError(`${what}: ${sprintf("%v", [item])} is not a string`);
  });
}

function decoded(base64: string, what: string): string {
  const bytes = base64ToBytes(base64);
  if (typeof bytes === "number") throw new FunctionError(`unable to decode base64 ${what}`);
  return textOf(bytes);
}
