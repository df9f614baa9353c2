import { crc32, deflateRawSync } from "node:zlib";

/** One entry of a tar archive, as somebody might write it who is not to be trusted. */
export interface MadeEntry {
  readonly name?: string;
  readonly content?: string;
  /** The size that its header tells; that of the content unless given. */
  readonly size?: number;
  readonly type?: string;
  readonly mode?: string;
  readonly format?: "ustar" | "gnu" | "v7" | "star";
  readonly prefix?: string;
  readonly link?: string;
  /** Bytes put over the header before, or behind, its checksum is made. */
  readonly over?: readonly (readonly [at: number, bytes: string])[];
  readonly after?: readonly (readonly [at: number, bytes: string])[];
  /** Its header only: no content, and nothing that fills a block up. */
  readonly isBare?: boolean;
}

const blockSize = 512;

/** A tar archive; `end` is how many blocks of zeros are at its end. */
export function makeTar(entries: readonly MadeEntry[], end = 2): Buffer {
  return Buffer.concat([...entries.map(entryOf), Buffer.alloc(end * blockSize)]);
}

function entryOf(entry: MadeEntry): Buffer {
  const {
    name = "",
    content = "",
    type = "0",
    mode = "0000644",
    format = "ustar",
    prefix = "",
    link = "",
  } = entry;
  const data = Buffer.from(content, "latin1");
  const header = Buffer.alloc(blockSize);
  header.write(name, 0, 100, "latin1");
  header.write(`${mode}\0`, 100, 8, "latin1");
  header.write("0000000\0", 108, 8, "latin1");
  header.write("0000000\0", 116, 8, "latin1");
  header.write(`${(entry.size ?? data.length).toString(8).padStart(11, "0")}\0`, 124, 12, "latin1");
  header.write("00000000000\0", 136, 12, "latin1");
  header.write(type, 156, 1, "latin1");
  header.write(link, 157, 100, "latin1");
  const magic = { ustar: "ustar\x0000", star: "ustar\x0000", gnu: "ustar  \0", v7: "" }[format];
  header.write(magic, 257, 8, "latin1");
  header.write(prefix, 345, 155, "latin1");
  if (format === "star") header.write("tar\0", 508, 4, "latin1");
  for (const [at, bytes] of entry.over ?? []) header.write(bytes, at, "latin1");
  header.fill(" ", 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, 8, "latin1");
  for (const [at, bytes] of entry.after ?? []) header.write(bytes, at, "latin1");
  if (entry.isBare === true) return header;
  return Buffer.concat([header, data, Buffer.alloc((blockSize - (data.length % blockSize)) % blockSize)]);
}

/** Records of a PAX header, or one that is written as it is. */
export function pax(...records: readonly (readonly [key: string, value: string] | string)[]): MadeEntry {
  return { name: "pax", type: "x", content: records.map(recordOf).join("") };
}

function recordOf(record: readonly [string, string] | string): string {
  if (typeof record === "string") return record;
  const rest = ` ${record[0]}=${record[1]}\n`;
  const length = rest.length + String(rest.length).length;
  return `${String(length).length + rest.length}${rest}`;
}

/** One member of a gzip file. */
export function gzip(bytes: Uint8Array, sum = crc32(bytes), flags = 0, more = ""): Buffer {
  const header = Buffer.from([0x1f, 0x8b, 8, flags, 0, 0, 0, 0, 0, 255]);
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(sum >>> 0, 0);
  trailer.writeUInt32LE(bytes.length, 4);
  return Buffer.concat([header, Buffer.from(more, "latin1"), deflateRawSync(bytes), trailer]);
}
