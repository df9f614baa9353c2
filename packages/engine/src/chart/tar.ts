import { HelmError } from "../errors.ts";
import { textOf } from "../value/text.ts";
import { isPaxTime, type PaxRecords, parseInteger, readPax } from "./pax.ts";
import { blockSize, readHeader, type TarHeader, untilZero } from "./tar-header.ts";

/** An entry of a tar archive, as Go's archive/tar gives it. */
export interface TarEntry {
  readonly name: string;
  readonly isFolder: boolean;
  /** What its headers say; what it holds may be less, where it is a link or the like. */
  readonly size: number;
  readonly content: Uint8Array;
}

/** The longest header of names or PAX records that Go reads. */
const longestSpecial = 1 << 20;

/** The types that have no content, whatever size they tell. */
const withoutContent = new Set(["1", "2", "3", "4", "5", "6"]);

const noSparse = "the archive has a sparse file, which is not supported";

function refuse(message: string): never {
  throw new HelmError("CW6001", message);
}

function invalid(): never {
  return refuse("archive/tar: invalid tar header");
}

/**
 * The entries of an archive, read as Go reads them, so that no entry is seen that Helm does not see, and none is
 * missed: a name, size or type that only some readers take decides what is installed. Sparse files are refused.
 *
 * @param failure why the archive ends where it does, if it is not its end
 */
export function readTar(tar: Uint8Array, failure: string | undefined): readonly TarEntry[] {
  const entries: TarEntry[] = [];
  const reader = new TarReader(tar, failure);
  for (let entry = reader.next(); entry !== undefined; entry = reader.next()) entries.push(entry);
  return entries;
}

class TarReader {
  readonly #tar: Uint8Array;
  readonly #failure: string | undefined;
  #at = 0;

  constructor(tar: Uint8Array, failure: string | undefined) {
    this.#tar = tar;
    this.#failure = failure;
  }

  next(): TarEntry | undefined {
    let records: PaxRecords = new Map();
    let longName = "";
    for (;;) {
      const header = this.#header();
      if (header === undefined) return undefined;
      switch (header.type) {
        case "x":
          records = this.#records(header);
          break;
        case "g":
          // Go takes it for an entry of its own, which says nothing of those behind it.
          this.#records(header);
          records = new Map();
          longName = "";
          break;
        case "L":
        case "K": {
          const text = untilZero(this.#special(header));
          if (header.type === "L") longName = text;
          break;
        }
        default:
          return this.#entry(header, records, longName);
      }
      if (!this.#pad(header.size)) return undefined;
    }
  }

  #entry(header: TarHeader, records: PaxRecords, longName: string): TarEntry | undefined {
    for (const [key, value] of records) checkRecord(key, value);
    if (header.type === "S") refuse(noSparse);
    if (header.size < 0n && !withoutContent.has(header.type)) invalid();
    const path = records.get("path");
    const name =
      longName || (path ? textOf(Uint8Array.from(path, (each) => each.charCodeAt(0))) : header.name);
    const size = parseInteger(records.get("size") ?? "") ?? header.size;
    const type = header.type === "\0" ? (name.endsWith("/") ? "5" : "0") : header.type;
    const held = withoutContent.has(type) ? 0n : size;
    if (held < 0n) invalid();
    const isFolder = type === "5" || (BigInt.asUintN(32, header.mode) & ~0o7777n) === 0o40000n;
    const content = this.#content(held);
    if (!this.#pad(held)) this.#at = this.#tar.length;
    return { name, isFolder, size: Number(size), content };
  }

  /** Takes bytes; where there are none left, the archive's end is reached, or what cut it off is told. */
  #block(): Uint8Array | undefined {
    const block = this.#tar.subarray(this.#at, this.#at + blockSize);
    this.#at += block.length;
    if (block.length === blockSize) return block;
    if (this.#failure !== undefined) refuse(this.#failure);
    return block.length === 0 ? undefined : refuse("unexpected EOF");
  }

  #header(): TarHeader | undefined {
    const block = this.#block();
    if (block === undefined) return undefined;
    if (isZero(block)) {
      const second = this.#block();
      return second === undefined || isZero(second) ? undefined : invalid();
    }
    return readHeader(block) ?? invalid();
  }

  #content(size: bigint): Uint8Array {
    if (size > BigInt(this.#tar.length - this.#at)) refuse(this.#failure ?? "unexpected EOF");
    const content = this.#tar.subarray(this.#at, this.#at + Number(size));
    this.#at += Number(size);
    return content;
  }

  /** Passes over what fills a block up; false where the archive ends before, which Go takes for its end. */
  #pad(size: bigint): boolean {
    const padding = Number(-size & BigInt(blockSize - 1));
    if (this.#at + padding <= this.#tar.length) {
      this.#at += padding;
      return true;
    }
    if (this.#failure !== undefined) refuse(this.#failure);
    return false;
  }

  #special({ size }: TarHeader): Uint8Array {
    if (size < 0n) invalid();
    if (size > BigInt(longestSpecial)) refuse("archive/tar: header field too long");
    return this.#content(size);
  }

  #records(header: TarHeader): PaxRecords {
    const records = readPax(this.#special(header)) ?? invalid();
    if ([...records.keys()].some((key) => key.startsWith("GNU.sparse."))) refuse(noSparse);
    return records;
  }
}

function isZero(block: Uint8Array): boolean {
  return block.every((byte) => byte === 0);
}

/** What Go reads of the records of a file; an empty one says nothing. */
function checkRecord(key: string, value: string): void {
  if (value === "") return;
  if (["uid", "gid", "size"].includes(key) && parseInteger(value) === undefined) invalid();
  if (["atime", "mtime", "ctime"].includes(key) && !isPaxTime(value)) invalid();
}
