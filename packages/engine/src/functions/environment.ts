import type { Value } from "../value/value.ts";

/** A certificate and its key in PEM, as the functions that make them give them to templates. */
export interface CertificatePair {
  readonly certificate: string;
  readonly key: string;
}

/** What a certificate is made for. */
export interface CertificateRequest {
  readonly name: string;
  readonly ips: readonly string[];
  readonly dnsNames: readonly string[];
  readonly days: number;
  readonly isAuthority: boolean;
  /** The authority that signs it; without one it signs itself. */
  readonly authority?: CertificatePair;
  /** A key in PEM to use in place of a new one. */
  readonly key?: string;
}

/**
 * Cryptography that is too heavy to load for every chart: passwords, keys and certificates. `loadCrypto` gives one.
 */
export interface Crypto {
  bcrypt(password: string): string;
  privateKey(kind: string): string;
  certificate(request: CertificateRequest): CertificatePair;
  encryptAes(password: string, text: string): string;
  decryptAes(password: string, text: string): string;
}

/** All that functions may learn from outside of the chart. */
export interface Environment {
  /** Milliseconds since 1970. */
  now(): number;
  /** Fills an array with random bytes. */
  random(bytes: Uint8Array): Uint8Array;
  /** Answers `lookup`; offline it finds nothing. */
  lookup?(apiVersion: string, kind: string, namespace: string, name: string): Value;
  readonly crypto?: Crypto | undefined;
}

/** The clock and the randomness of the platform. */
export const platform: Environment = {
  now: () => Date.now(),
  random: (bytes) => globalThis.crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>),
};

/** What a chart that needs cryptography is told where none was given. */
export const noCrypto = "no cryptography was given to the engine: pass what loadCrypto() gives";
