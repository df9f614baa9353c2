import { sha256 } from "@noble/hashes/sha2.js";
import forge from "node-forge";
import type { CertificatePair, CertificateRequest } from "../functions/environment.ts";
import { FunctionError } from "../template/errors.ts";
import { unix } from "./private-key.ts";

const { asn1, pki } = forge;
const keyBits = 2048;
const day = 86_400_000;
const subjectKeyId = "2.5.29.14";
const authorityKeyId = "2.5.29.35";

interface Keys {
  readonly privateKey: forge.pki.rsa.PrivateKey;
  readonly publicKey: forge.pki.rsa.PublicKey;
}

/** A new certificate with its key, signed as Sprig's functions do. Keys are RSA's. */
export function certificate(request: CertificateRequest): CertificatePair {
  const authority =
    request.authority &&
    readable("error parsing certificate", request.authority.certificate, pki.certificateFromPem);
  const keys = keysOf(request.key);
  const made = pki.createCertificate();
  made.publicKey = keys.publicKey;
  made.serialNumber = `00${forge.util.bytesToHex(forge.random.getBytesSync(16))}`;
  made.validity.notBefore = new Date();
  made.validity.notAfter = new Date(Date.now() + request.days * day);
  made.setSubject([{ name: "commonName", value: request.name, valueTagClass: textClass(request.name) }]);
  made.setIssuer((authority ?? made).subject.attributes);
  made.setExtensions(extensionsOf(request, keys, authority));
  const signer =
    request.authority === undefined
      ? keys.privateKey
      : readable("error parsing private key", request.authority.key, pki.privateKeyFromPem);
  made.sign(signer, forge.md.sha256.create());
  return {
    certificate: unix(pki.certificateToPem(made)),
    key: unix(pki.privateKeyToPem(keys.privateKey)),
  };
}

/** The extensions in the order in which Go writes them. */
function extensionsOf(
  { isAuthority, dnsNames, ips }: CertificateRequest,
  keys: Keys,
  authority: forge.pki.Certificate | undefined,
): object[] {
  const names = [
    ...dnsNames.map((value) => ({ type: 2, value })),
    ...ips.map((ip) => {
      if (!isAddress(ip)) throw new FunctionError(`error parsing ip: ${ip}`);
      return { type: 7, ip };
    }),
  ];
  const issuerKey = authority?.getExtension({ id: subjectKeyId } as never) as
    | { value: string }
    | null
    | undefined;
  return [
    {
      name: "keyUsage",
      critical: true,
      digitalSignature: true,
      keyEncipherment: true,
      keyCertSign: isAuthority,
    },
    { name: "extKeyUsage", serverAuth: true, clientAuth: true },
    { name: "basicConstraints", critical: true, cA: isAuthority },
    ...(isAuthority ? [{ id: subjectKeyId, value: octets(keyId(keys.publicKey)) }] : []),
    ...(issuerKey ? [{ id: authorityKeyId, value: issuerId(issuerKey.value) }] : []),
    ...(names.length > 0 ? [{ name: "subjectAltName", altNames: names }] : []),
  ];
}

const { bytesFromIP } = forge.util as unknown as { bytesFromIP(ip: string): string | null };

function isAddress(ip: string): boolean {
  return bytesFromIP(ip) !== null;
}

/** RFC 7093's first way: 160 bits of the hash of the key. */
function keyId(key: forge.pki.rsa.PublicKey): string {
  const der = asn1.toDer(pki.publicKeyToRSAPublicKey(key)).getBytes();
  return String.fromCharCode(...sha256(Uint8Array.from(der, (byte) => byte.charCodeAt(0))).subarray(0, 20));
}

function octets(bytes: string): string {
  return asn1.toDer(asn1.create(asn1.Class.UNIVERSAL, asn1.Type.OCTETSTRING, false, bytes)).getBytes();
}

/** @param subject the id of the issuer's key, as its own extension has it. */
function issuerId(subject: string): string {
  const bytes = asn1.fromDer(subject).value as string;
  const id = asn1.create(asn1.Class.CONTEXT_SPECIFIC, 0 as forge.asn1.Type, false, bytes);
  return asn1.toDer(asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, [id])).getBytes();
}

/** Go writes a printable text as such, any other as UTF-8. */
function textClass(text: string): forge.asn1.Class {
  const isPrintable = /^[A-Za-z0-9 '()+,\-./:=?]*$/.test(text);
  return (isPrintable ? asn1.Type.PRINTABLESTRING : asn1.Type.UTF8) as unknown as forge.asn1.Class;
}

function keysOf(text: string | undefined): Keys {
  if (text === undefined) return pki.rsa.generateKeyPair({ bits: keyBits });
  const key = readable("parsing private key", text, pki.privateKeyFromPem);
  return { privateKey: key, publicKey: pki.setRsaPublicKey(key.n, key.e) };
}

function readable<T>(what: string, text: string, read: (pem: string) => T): T {
  try {
    return read(text);
  } catch (error) {
    throw new FunctionError(`${what}: ${(error as Error).message}`);
  }
}
