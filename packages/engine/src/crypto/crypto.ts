import bcrypt from "bcryptjs";
import forge from "node-forge";
import type { CertificatePair, CertificateRequest, Crypto } from "../functions/environment.ts";
import { FunctionError } from "../template/errors.ts";
import { base64ToBytes, bytesToBase64 } from "../value/base64.ts";

const keySize = 2048;
const day = 86_400_000;

function newKeys(): forge.pki.rsa.KeyPair {
  return forge.pki.rsa.generateKeyPair({ bits: keySize });
}

/** PEM with the line ends that Go writes. */
function unix(pem: string): string {
  return pem.replaceAll("\r\n", "\n");
}

function privateKey(kind: string): string {
  switch (kind) {
    case "":
    case "rsa":
      return unix(forge.pki.privateKeyToPem(newKeys().privateKey));
    case "ed25519": {
      const { privateKey: key } = forge.pki.ed25519.generateKeyPair();
      const seed = Array.from(key.subarray(0, 32));
      const der = Uint8Array.from([
        0x30,
        0x2e,
        2,
        1,
        0,
        0x30,
        5,
        6,
        3,
        0x2b,
        0x65,
        0x70,
        4,
        0x22,
        4,
        0x20,
        ...seed,
      ]);
      return pem("PRIVATE KEY", der);
    }
    default:
      throw new FunctionError(`Unknown type ${kind}`);
  }
}

function pem(label: string, der: Uint8Array): string {
  const lines = bytesToBase64(der).match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
}

function keysOf(text: string | undefined): {
  privateKey: forge.pki.rsa.PrivateKey;
  publicKey: forge.pki.rsa.PublicKey;
} {
  if (text === undefined) return newKeys();
  const key = forge.pki.privateKeyFromPem(text);
  return { privateKey: key, publicKey: forge.pki.setRsaPublicKey(key.n, key.e) };
}

function certificate(request: CertificateRequest): CertificatePair {
  const keys = keysOf(request.key);
  const made = forge.pki.createCertificate();
  made.publicKey = keys.publicKey;
  made.serialNumber = `00${forge.util.bytesToHex(forge.random.getBytesSync(16))}`;
  made.validity.notBefore = new Date();
  made.validity.notAfter = new Date(Date.now() + request.days * day);
  made.setSubject([{ name: "commonName", value: request.name }]);
  const authority = request.authority && forge.pki.certificateFromPem(request.authority.certificate);
  made.setIssuer((authority ?? made).subject.attributes);
  const names = [
    ...request.ips.map((ip) => ({ type: 7, ip })),
    ...request.dnsNames.map((value) => ({ type: 2, value })),
  ];
  made.setExtensions([
    {
      name: "keyUsage",
      critical: true,
      digitalSignature: true,
      keyEncipherment: true,
      keyCertSign: request.isAuthority,
    },
    { name: "extKeyUsage", serverAuth: true, clientAuth: true },
    { name: "basicConstraints", critical: true, cA: request.isAuthority },
    ...(names.length > 0 ? [{ name: "subjectAltName", altNames: names }] : []),
  ]);
  const signer =
    request.authority === undefined ? keys.privateKey : forge.pki.privateKeyFromPem(request.authority.key);
  made.sign(signer, forge.md.sha256.create());
  return {
    certificate: unix(forge.pki.certificateToPem(made)),
    key: unix(forge.pki.privateKeyToPem(keys.privateKey)),
  };
}

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
  const bytes = base64ToBytes(text);
  if (typeof bytes === "number") throw new FunctionError(`illegal base64 data at input byte ${bytes}`);
  const whole = forge.util.decode64(text);
  const decipher = forge.cipher.createDecipher("AES-CBC", aesKey(password));
  decipher.start({ iv: whole.slice(0, 16) });
  decipher.update(forge.util.createBuffer(whole.slice(16)));
  decipher.finish();
  return forge.util.decodeUtf8(decipher.output.getBytes());
}

/** Cryptography by well-kept libraries. */
export function makeCrypto(): Crypto {
  return {
    bcrypt: (password) => bcrypt.hashSync(password, 10).replace("$2b$", "$2a$"),
    privateKey,
    certificate,
    encryptAes,
    decryptAes,
  };
}
