import { writePrettyYaml } from "@chartwright/engine";
import type { SnapshotPatterns } from "../assertions/context.ts";
import { matches } from "../assertions/pattern.ts";
import { type Data, isMapping } from "../yaml/data.ts";
import { readYaml } from "../yaml/read.ts";
import { writeYaml } from "../yaml/write.ts";

/** A comparison with a snapshot. */
export interface Compared {
  readonly isSame: boolean;
  readonly index: number;
  readonly before: string;
  readonly now: string;
  /** A pattern that is, or is not, in it. */
  readonly why?: string;
  /** A pattern cannot be read. */
  readonly problem?: string;
}

type ByTest = ReadonlyMap<string, ReadonlyMap<number, string>>;

/** The snapshots of a file of suites: `__snapshot__/<file>.snap`. */
export class Snapshots {
  readonly #before: ByTest;
  readonly #now = new Map<string, Map<number, string>>();
  readonly #isUpdating: boolean;
  created = 0;
  changed = 0;

  /**
   * @param text the file as it is; undefined where there is none yet
   * @param isUpdating whether what is new takes the place of what was there
   */
  constructor(text: string | undefined, isUpdating: boolean) {
    this.#before = readSnapshots(text);
    this.#isUpdating = isUpdating;
  }

  compare(test: string, index: number, content: Data, { match, notMatch }: SnapshotPatterns): Compared {
    const now = writeYaml(content);
    const before = this.#before.get(test)?.get(index);
    if (before === undefined) this.created++;
    const kept = this.#now.get(test) ?? new Map<number, string>();
    this.#now.set(test, kept);
    const base = { index, before: before ?? "", now };
    const found = match !== "" || notMatch !== "" ? hasPatterns(now, match, notMatch) : {};
    const isSame =
      match !== "" || notMatch !== "" ? found.why === undefined : before === undefined || before === now;
    if (!isSame && match === "" && notMatch === "") this.changed++;
    kept.set(index, this.#isUpdating || before === undefined ? now : before);
    return { ...base, isSame: this.#isUpdating || isSame, ...found };
  }

  /** How many of those that were there nobody asked for. */
  get vanished(): number {
    return [...this.#before].flatMap(([test, all]) =>
      [...all.keys()].filter((index) => this.#now.get(test)?.has(index) !== true),
    ).length;
  }

  /** The file as it is to be; undefined where it stays as it is. */
  toWrite(): string | undefined {
    const isChanged = this.created > 0 || this.vanished > 0 || (this.#isUpdating && this.changed > 0);
    if (!isChanged || (this.#now.size === 0 && this.#before.size === 0)) return undefined;
    const tests = [...this.#now].map(
      ([test, all]) => [test, new Map([...all].map(([index, text]) => [String(index), text]))] as const,
    );
    // The indexes are numbers, and all other lines are further in or begin at the margin.
    return writePrettyYaml(new Map(tests)).replace(/^ {2}"(\d+)":/gm, "  $1:");
  }
}

function hasPatterns(text: string, match: string, notMatch: string): Pick<Compared, "why" | "problem"> {
  const isMatch = match === "" ? true : matches(match, text);
  if (typeof isMatch === "object") return isMatch;
  if (!isMatch) return { why: `the pattern ${JSON.stringify(match)} is not in it.` };
  const isOther = notMatch === "" ? false : matches(notMatch, text);
  if (typeof isOther === "object") return isOther;
  return isOther ? { why: `the pattern ${JSON.stringify(notMatch)} is in it.` } : {};
}

function readSnapshots(text: string | undefined): ByTest {
  const [document] = text === undefined ? [] : readYaml(text).documents;
  const tests = document !== undefined && isMapping(document.data) ? Object.entries(document.data) : [];
  return new Map(
    tests.map(([test, all]) => [
      test,
      new Map(
        Object.entries(isMapping(all) ? all : {}).map(([index, kept]) => [Number(index), String(kept ?? "")]),
      ),
    ]),
  );
}
