import type { Rule } from "../chart/rule.ts";
import { placesRead } from "../explain/reads.ts";
import type { Branch } from "./branch.ts";
import type { Assignment, Needs } from "./needs.ts";

/** A branch, and one way to take it. */
export interface Wanted {
  readonly branch: Branch;
  readonly needs: Needs;
}

/** Branches that one set of values may take, and all that they need. */
export interface Pack {
  readonly all: readonly Wanted[];
  readonly needs: Needs;
}

/** A pack as it is filled. */
interface Open {
  readonly all: Wanted[];
  readonly assignments: Assignment[];
  readonly apiVersions: Set<string>;
  /** What is assigned at each place, as JSON. */
  readonly at: Map<string, string>;
  /** The places that hold an assigned one. */
  readonly above: Set<string>;
  kubeVersion: string | undefined;
  release: string | undefined;
}

/** Puts branches together of which none stands in another's way, each with the first that it goes with. */
export function packsOf(wanted: readonly Wanted[]): readonly Pack[] {
  const packs: Open[] = [];
  for (const each of wanted) {
    let pack = packs.find((some) => goesWith(some, each.needs));
    if (pack === undefined) {
      pack = empty();
      packs.push(pack);
    }
    add(pack, each);
  }
  return packs.map(({ all, assignments, apiVersions, kubeVersion, release }) => ({
    all,
    needs: { assignments, apiVersions: [...apiVersions], kubeVersion, release },
  }));
}

function empty(): Open {
  return {
    all: [],
    assignments: [],
    apiVersions: new Set(),
    at: new Map(),
    above: new Set(),
    kubeVersion: undefined,
    release: undefined,
  };
}

/** Whether neither changes what the other has set: the same place, what is below it, or what holds it. */
function goesWith(pack: Open, { assignments, kubeVersion, release }: Needs): boolean {
  if (pack.release !== release && pack.all.length > 0) return false;
  if (pack.kubeVersion !== kubeVersion && pack.all.length > 0) return false;
  const own = new Map(assignments.map((each) => [keyOf(each.path), jsonOf(each)]));
  return assignments.every((each) => {
    const key = keyOf(each.path);
    if (pack.at.get(key) === jsonOf(each)) return true;
    if (pack.above.has(key)) return false;
    // What the pack has set here or above has to be what this sets there too.
    return prefixesOf(each.path).every((above) => {
      const set = pack.at.get(above);
      return set === undefined || own.get(above) === set;
    });
  });
}

function add(pack: Open, wanted: Wanted): void {
  const { assignments, apiVersions, kubeVersion, release } = wanted.needs;
  pack.all.push(wanted);
  pack.kubeVersion = kubeVersion;
  pack.release = release;
  for (const version of apiVersions) pack.apiVersions.add(version);
  for (const each of assignments) {
    const key = keyOf(each.path);
    if (pack.at.get(key) === jsonOf(each)) continue;
    pack.assignments.push(each);
    pack.at.set(key, jsonOf(each));
    for (const above of prefixesOf(each.path).slice(0, -1)) pack.above.add(above);
  }
}

/** Those of which the needs change what a rule asks for. */
export function touching(all: readonly Wanted[], { cond }: Rule): readonly Wanted[] {
  const asked = placesRead(cond, new Map()).flatMap((read) => (read.kind === "value" ? [read.path] : []));
  const isAsked = ({ path }: Assignment) =>
    asked.some((other) => isWithin(path, other) || isWithin(other, path));
  return all.filter(({ needs }) => needs.assignments.some(isAsked));
}

function isWithin(path: readonly string[], holder: readonly string[]): boolean {
  return holder.every((key, index) => path[index] === key);
}

const keyOf = (path: readonly string[]): string => path.join("\0");

const known = new WeakMap<Assignment, string>();

function jsonOf(assignment: Assignment): string {
  const made = known.get(assignment) ?? JSON.stringify(assignment.value) ?? "";
  known.set(assignment, made);
  return made;
}

const prefixes = new WeakMap<readonly string[], readonly string[]>();

/** The keys of all places that hold one, and of itself, the outermost first. */
function prefixesOf(path: readonly string[]): readonly string[] {
  const made = prefixes.get(path) ?? path.map((_, index) => keyOf(path.slice(0, index + 1)));
  prefixes.set(path, made);
  return made;
}
