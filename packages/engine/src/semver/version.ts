import { FunctionError } from "../template/errors.ts";
import { Int, wrapInt } from "../value/int.ts";
import { GoObject, type Method, type Value } from "../value/value.ts";

const loose =
  /^v?([0-9]+)(?:\.([0-9]+))?(?:\.([0-9]+))?(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$/;

/**
 * A semantic version, as `Masterminds/semver` reads them: a leading `v` and missing parts are fine. What is read is a
 * pointer; a version that is made of another one is not, and lacks the methods that only a pointer has.
 */
export class Version extends GoObject {
  readonly goType: "*semver.Version" | "semver.Version";
  readonly goKind: "ptr" | "struct";
  readonly major: bigint;
  readonly minor: bigint;
  readonly patch: bigint;
  readonly prerelease: string;
  readonly metadata: string;
  readonly original: string;

  constructor(parts: readonly (string | undefined)[], original: string, isPointer = true) {
    super();
    this.goType = isPointer ? "*semver.Version" : "semver.Version";
    this.goKind = isPointer ? "ptr" : "struct";
    this.major = BigInt(parts[0] ?? 0);
    this.minor = BigInt(parts[1] ?? 0);
    this.patch = BigInt(parts[2] ?? 0);
    this.prerelease = parts[3] ?? "";
    this.metadata = parts[4] ?? "";
    this.original = original;
  }

  override text(): string {
    const pre = this.prerelease === "" ? "" : `-${this.prerelease}`;
    const metadata = this.metadata === "" ? "" : `+${this.metadata}`;
    return `${this.major}.${this.minor}.${this.patch}${pre}${metadata}`;
  }

  override copied(): Version {
    return new Version([], "", this.goKind === "ptr");
  }

  json(): Value {
    return this.text();
  }

  override printed(): readonly (readonly [string, Value])[] {
    return [
      ["major", unsigned(this.major)],
      ["minor", unsigned(this.minor)],
      ["patch", unsigned(this.patch)],
      ["pre", this.prerelease],
      ["metadata", this.metadata],
      ["original", this.original],
    ];
  }

  override method(name: string): Method | undefined {
    const plain = (call: () => Value): Method => ({ params: [], call });
    const changed = (part: 3 | 4, check: (text: string) => void): Method => ({
      params: ["string"],
      call: (text) => {
        if (text !== "") check(text as string);
        return this.#with(part, text as string);
      },
    });
    switch (name) {
      case "SetPrerelease":
        return changed(3, checkPrerelease);
      case "SetMetadata":
        return changed(4, checkMetadata);
      case "Major":
        return plain(() => unsigned(this.major));
      case "Minor":
        return plain(() => unsigned(this.minor));
      case "Patch":
        return plain(() => unsigned(this.patch));
      case "Prerelease":
        return plain(() => this.prerelease);
      case "Metadata":
        return plain(() => this.metadata);
      case "String":
        return plain(() => this.text());
      case "IncMajor":
        return plain(() => this.#next(this.major + 1n, 0n, 0n));
      case "IncMinor":
        return plain(() => this.#next(this.major, this.minor + 1n, 0n));
      case "IncPatch":
        return plain(() =>
          this.#next(this.major, this.minor, this.prerelease === "" ? this.patch + 1n : this.patch),
        );
      default:
        return this.goKind === "ptr" ? this.#pointerMethod(name) : undefined;
    }
  }

  #pointerMethod(name: string): Method | undefined {
    const other = (call: (version: Version) => Value): Method => ({
      params: ["*semver.Version"],
      call: (version) => call(version as Version),
    });
    switch (name) {
      case "Original":
        return { params: [], call: () => this.original };
      case "Compare":
        return other((version) => new Int("int", compareVersions(this, version)));
      case "Equal":
        return other((version) => compareVersions(this, version) === 0);
      case "GreaterThan":
        return other((version) => compareVersions(this, version) > 0);
      case "LessThan":
        return other((version) => compareVersions(this, version) < 0);
      case "GreaterThanEqual":
        return other((version) => compareVersions(this, version) >= 0);
      case "LessThanEqual":
        return other((version) => compareVersions(this, version) <= 0);
      default:
        return undefined;
    }
  }

  #next(...parts: bigint[]): Version {
    const text = parts.join(".");
    return new Version(parts.map(String), this.#prefix + text, false);
  }

  #with(part: 3 | 4, text: string): Version {
    const parts = [`${this.major}`, `${this.minor}`, `${this.patch}`, this.prerelease, this.metadata];
    parts[part] = text;
    return new Version(parts, this.#prefix + new Version(parts, "").text(), false);
  }

  get #prefix(): string {
    return this.original.startsWith("v") ? "v" : "";
  }
}

function checkPrerelease(text: string): void {
  for (const part of text.split(".")) {
    if (/^0[0-9]+$/.test(part)) throw new FunctionError("version segment starts with 0");
    if (!/^[0-9A-Za-z-]+$/.test(part)) throw new FunctionError("invalid prerelease string");
  }
}

function checkMetadata(text: string): void {
  if (!/^[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*$/.test(text)) throw new FunctionError("invalid metadata string");
}

function unsigned(value: bigint): Int {
  return wrapInt("uint64", value);
}

/** Reads a version, or says why it is none. */
export function parseVersion(text: string): Version {
  if (text.length > 256) throw new FunctionError("version string is too long (max 256 bytes)");
  const parts = loose.exec(text);
  if (parts === null) throw new FunctionError("invalid semantic version");
  for (const number of parts.slice(1, 4)) {
    if (number !== undefined && BigInt(number) >= 1n << 64n) {
      throw new FunctionError(
        `error parsing version segment: strconv.ParseUint: parsing ${JSON.stringify(number)}: value out of range`,
      );
    }
  }
  if (parts[4] !== undefined) checkPrerelease(parts[4]);
  return new Version(parts.slice(1), text);
}

/** By precedence; build metadata does not count. */
export function compareVersions(a: Version, b: Version): -1 | 0 | 1 {
  const pairs = [
    [a.major, b.major],
    [a.minor, b.minor],
    [a.patch, b.patch],
  ] as const;
  for (const [x, y] of pairs) if (x !== y) return x < y ? -1 : 1;
  return comparePrereleases(a.prerelease, b.prerelease);
}

export function comparePrereleases(a: string, b: string): -1 | 0 | 1 {
  if (a === b) return 0;
  if (a === "") return 1;
  if (b === "") return -1;
  const x = a.split(".");
  const y = b.split(".");
  for (let at = 0; at < Math.max(x.length, y.length); at++) {
    const found = comparePart(x[at] ?? "", y[at] ?? "");
    if (found !== 0) return found;
  }
  return 0;
}

function comparePart(a: string, b: string): -1 | 0 | 1 {
  if (a === b) return 0;
  if (a === "") return -1;
  if (b === "") return 1;
  const isA = /^\d+$/.test(a);
  const isB = /^\d+$/.test(b);
  if (isA && isB) return BigInt(a) < BigInt(b) ? -1 : 1;
  if (isA !== isB) return isA ? -1 : 1;
  return a < b ? -1 : 1;
}
