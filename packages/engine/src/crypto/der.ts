import forge from "node-forge";
import { bytesToBase64 } from "../value/base64.ts";

const { asn1 } = forge;

/** PEM with the line ends that Go writes. */
export function pem(label: string, der: Uint8Array): string {
  const lines = bytesToBase64(der).match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
}

/** A sequence of integers, all of them 0 or more. */
export function integers(values: readonly bigint[]): Uint8Array {
  const items = values.map((value) => {
    const hex = value.toString(16);
    const even = hex.length % 2 === 0 ? hex : `0${hex}`;
    const unsigned = /^[89a-f]/.test(even) ? `00${even}` : even;
    return asn1.create(asn1.Class.UNIVERSAL, asn1.Type.INTEGER, false, forge.util.hexToBytes(unsigned));
  });
  const sequence = asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, items);
  return Uint8Array.from(asn1.toDer(sequence).getBytes(), (byte) => byte.charCodeAt(0));
}
