import { integers } from "./der.ts";

const bitsOfP = 2048;
const bitsOfQ = 256;
/** Rounds of Miller and Rabin; what passes them is a prime as good as certainly. */
const rounds = 16;
const smallPrimes = primesBelow(2_000);

/** A new DSA key of 2048 and 256 bits, in the form that OpenSSL writes: version, p, q, g, y, x. */
export function dsaKey(random: (bytes: Uint8Array) => Uint8Array): Uint8Array {
  const number = (bits: number): bigint => {
    const bytes = random(new Uint8Array(bits / 8));
    return bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n) | (1n << BigInt(bits - 1));
  };
  let q = number(bitsOfQ) | 1n;
  while (!isPrime(q, random)) q = number(bitsOfQ) | 1n;
  let p = 0n;
  do {
    const start = number(bitsOfP);
    p = start - (start % (2n * q)) + 1n;
  } while (p >> BigInt(bitsOfP - 1) !== 1n || !isPrime(p, random));
  const g = power(2n, (p - 1n) / q, p);
  const x = (number(bitsOfQ) % (q - 1n)) + 1n;
  return integers([0n, p, q, g, power(g, x, p), x]);
}

function primesBelow(limit: number): bigint[] {
  const found: bigint[] = [];
  for (let number = 2; number < limit; number++)
    if (found.every((prime) => number % Number(prime) !== 0)) found.push(BigInt(number));
  return found;
}

function isPrime(value: bigint, random: (bytes: Uint8Array) => Uint8Array): boolean {
  if (smallPrimes.some((prime) => value % prime === 0n)) return false;
  let odd = value - 1n;
  let twos = 0;
  for (; odd % 2n === 0n; odd /= 2n) twos++;
  for (let round = 0; round < rounds; round++) {
    const base = random(new Uint8Array(16)).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 2n);
    if (!passes(value, base, odd, twos)) return false;
  }
  return true;
}

function passes(value: bigint, base: bigint, odd: bigint, twos: number): boolean {
  let found = power(base % value, odd, value);
  if (found === 1n || found === value - 1n) return true;
  for (let at = 1; at < twos; at++) {
    found = (found * found) % value;
    if (found === value - 1n) return true;
  }
  return false;
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}
