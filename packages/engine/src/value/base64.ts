const blockSize = 0x8000;

/** Bytes as standard base64. */
export function bytesToBase64(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += blockSize)
    binary += String.fromCharCode(...bytes.subarray(at, at + blockSize));
  return btoa(binary);
}

/** Bytes from base64, or the place of the first byte that is wrong. Line breaks are skipped, as Go does. */
export function base64ToBytes(text: string): Uint8Array | number {
  const clean = text.replace(/[\r\n]/g, "");
  const bad = clean.search(/[^A-Za-z0-9+/=]/);
  const padding = /=*$/.exec(clean)?.[0].length ?? 0;
  const body = clean.length - padding;
  const inner = clean.indexOf("=");
  if (bad >= 0) return bad;
  if (inner >= 0 && inner < body) return inner % 4 === 3 ? inner + 1 : inner;
  if (clean.length % 4 !== 0 || padding > 2) return padding === 0 ? body - (body % 4) : body;
  const binary = atob(clean);
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
