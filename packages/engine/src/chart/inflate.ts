/** What was compressed cannot be read on. */
export class InflateError extends Error {}

/** Bytes as they come, which back references look into. */
export class Output {
  #bytes: Uint8Array;
  readonly #most: number;
  length = 0;

  constructor(most: number) {
    this.#most = most;
    this.#bytes = new Uint8Array(Math.max(0, Math.min(most, 64 * 1024)));
  }

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.length);
  }

  /** Makes room; @throws InflateError where that is more than may be */
  #grow(by: number): void {
    const needed = this.length + by;
    if (needed > this.#most) throw new InflateError("too large");
    if (needed <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.min(this.#most, Math.max(needed, this.#bytes.length * 2)));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }

  put(byte: number): void {
    if (this.length === this.#bytes.length) this.#grow(1);
    this.#bytes[this.length++] = byte;
  }

  append(bytes: Uint8Array): void {
    this.#grow(bytes.length);
    this.#bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** Repeats what lies `distance` back; `from` is where what may be looked into begins. */
  repeat(distance: number, length: number, from: number): void {
    if (distance > Math.min(this.length - from, windowSize)) corrupt();
    this.#grow(length);
    const bytes = this.#bytes;
    let at = this.length;
    const end = at + length;
    this.length = end;
    if (distance === 1) bytes.fill(bytes[at - 1] as number, at, end);
    else for (; at < end; at++) bytes[at] = bytes[at - distance] as number;
  }
}

const windowSize = 32 * 1024;

function corrupt(): never {
  throw new InflateError("flate: corrupt input");
}

/** Codes by the bits that they begin with: `length << 12 | symbol`, 0 where there is none. */
interface Codes {
  readonly bits: number;
  readonly table: Uint16Array;
}

/** Codes by their lengths, refused where Go refuses them: where some bits have no code, but for a single one. */
function codesOf(lengths: Uint8Array): Codes {
  const counts = new Uint16Array(16);
  for (const length of lengths) counts[length] = (counts[length] as number) + 1;
  counts[0] = 0;
  const bits = counts.findLastIndex((count) => count > 0);
  if (bits < 1) return { bits: 0, table: new Uint16Array(1) };
  const next = new Uint16Array(17);
  let code = 0;
  for (let length = 1; length <= bits; length++) {
    code = (code + (counts[length - 1] as number)) << 1;
    next[length] = code;
  }
  code += counts[bits] as number;
  if (code !== 1 << bits && !(code === 1 && bits === 1)) corrupt();
  const table = new Uint16Array(1 << bits);
  for (const [symbol, length] of lengths.entries()) {
    if (length === 0) continue;
    const own = next[length] as number;
    next[length] = own + 1;
    let reversed = 0;
    for (let bit = 0; bit < length; bit++) reversed |= ((own >> bit) & 1) << (length - 1 - bit);
    for (let at = reversed; at < table.length; at += 1 << length) table[at] = (length << 12) | symbol;
  }
  return { bits, table };
}

const fixedLengths = Uint8Array.from({ length: 288 }, (_, symbol) =>
  symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8,
);
const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const lengthBits = [...zeros(8), ...[1, 2, 3, 4, 5].flatMap((bits) => Array(4).fill(bits)), 0] as number[];
const distanceBits = [...zeros(4), ...Array.from({ length: 26 }, (_, index) => (index >> 1) + 1)];
const lengthBases = basesOf(lengthBits.slice(0, 28), 3).concat(258);
const distanceBases = basesOf(distanceBits, 1);

function zeros(length: number): number[] {
  return Array(length).fill(0) as number[];
}

function basesOf(bits: readonly number[], first: number): number[] {
  let base = first;
  return bits.map((each) => {
    const own = base;
    base += 1 << each;
    return own;
  });
}

/**
 * Inflates what begins at a place, as Go's compress/flate does, and gives the place behind it. What comes before a
 * fault is put out.
 *
 * @throws InflateError
 */
export function inflate(input: Uint8Array, start: number, output: Output): number {
  const from = output.length;
  let at = start;
  let held = 0;
  let count = 0;

  const need = (bits: number): void => {
    while (count < bits) {
      if (at >= input.length) throw new InflateError("unexpected EOF");
      held |= (input[at++] as number) << count;
      count += 8;
    }
  };
  const take = (bits: number): number => {
    need(bits);
    const taken = held & ((1 << bits) - 1);
    held >>>= bits;
    count -= bits;
    return taken;
  };
  const symbolOf = ({ bits, table }: Codes): number => {
    for (;;) {
      const entry = table[held & ((1 << bits) - 1)] as number;
      const length = entry >> 12;
      if (length > 0 && length <= count) {
        held >>>= length;
        count -= length;
        return entry & 0xfff;
      }
      if (count >= bits) corrupt();
      need(count + 1);
    }
  };
  const stored = (): void => {
    at -= count >> 3;
    held = 0;
    count = 0;
    if (at + 4 > input.length) throw new InflateError("unexpected EOF");
    const [a = 0, b = 0, c = 0, d = 0] = input.subarray(at, at + 4);
    const length = a | (b << 8);
    if ((length ^ (c | (d << 8))) !== 0xffff) corrupt();
    const bytes = input.subarray(at + 4, at + 4 + length);
    output.append(bytes);
    at += 4 + bytes.length;
    if (bytes.length < length) throw new InflateError("unexpected EOF");
  };
  const dynamic = (): readonly [Codes, Codes] => {
    const literals = take(5) + 257;
    const distances = take(5) + 1;
    const own = take(4) + 4;
    if (literals > 286 || distances > 30) corrupt();
    const lengths = new Uint8Array(19);
    for (const symbol of order.slice(0, own)) lengths[symbol] = take(3);
    const codes = codesOf(lengths);
    const all = new Uint8Array(literals + distances);
    for (let index = 0; index < all.length; ) {
      const symbol = symbolOf(codes);
      if (symbol < 16) {
        all[index++] = symbol;
        continue;
      }
      if (symbol === 16 && index === 0) corrupt();
      const value = symbol === 16 ? (all[index - 1] as number) : 0;
      const times = symbol === 16 ? take(2) + 3 : symbol === 17 ? take(3) + 3 : take(7) + 11;
      if (index + times > all.length) corrupt();
      all.fill(value, index, index + times);
      index += times;
    }
    return [codesOf(all.subarray(0, literals)), codesOf(all.subarray(literals))];
  };
  const compressed = (literals: Codes, distances: Codes): void => {
    for (;;) {
      const symbol = symbolOf(literals);
      if (symbol < 256) output.put(symbol);
      else if (symbol === 256) return;
      else {
        if (symbol > 285) corrupt();
        const length = (lengthBases[symbol - 257] as number) + take(lengthBits[symbol - 257] as number);
        const code = symbolOf(distances);
        if (code > 29) corrupt();
        const distance = (distanceBases[code] as number) + take(distanceBits[code] as number);
        output.repeat(distance, length, from);
      }
    }
  };

  for (let isLast = false; !isLast; ) {
    isLast = take(1) === 1;
    const kind = take(2);
    if (kind === 0) stored();
    else if (kind === 1) compressed(codesOf(fixedLengths), codesOf(new Uint8Array(32).fill(5)));
    else if (kind === 2) compressed(...dynamic());
    else corrupt();
  }
  return at - (count >> 3);
}
