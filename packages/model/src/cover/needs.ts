import type { Json } from "../values/defaults.ts";

/** A value to be set at a place; `undefined` takes away what is there. `*` in a path is any item of a loop. */
export interface Assignment {
  readonly path: readonly string[];
  readonly value: Json | undefined;
}

/** What a condition needs of the input: some values, and API versions that the cluster serves. */
export interface Needs {
  readonly assignments: readonly Assignment[];
  readonly apiVersions: readonly string[];
  /** A version of Kubernetes, where one is asked for. */
  readonly kubeVersion?: string | undefined;
  /** The release's name, where one is asked for. */
  readonly release?: string | undefined;
}

export const nothing: Needs = { assignments: [], apiVersions: [] };

/** At most so many ways to satisfy a condition are looked at. */
const most = 24;

/** Ways to have all of them. */
export function all(needs: readonly (readonly Needs[])[]): readonly Needs[] {
  return needs.reduce(joined, [nothing]);
}

function joined(some: readonly Needs[], next: readonly Needs[]): readonly Needs[] {
  const ways: Needs[] = [];
  for (const left of some) {
    for (const right of next) {
      if (conflict(left, right)) continue;
      ways.push({
        assignments: [...left.assignments, ...right.assignments],
        apiVersions: [...left.apiVersions, ...right.apiVersions],
        kubeVersion: right.kubeVersion ?? left.kubeVersion,
        release: right.release ?? left.release,
      });
      if (ways.length === most) return ways;
    }
  }
  return ways;
}

/** What is needed, together with what else is; undefined where both cannot be had. */
export function together(left: Needs, right: Needs): Needs | undefined {
  return all([[left], [right]])[0];
}

/** Whether two want different values at one place. */
function conflict(left: Needs, right: Needs): boolean {
  return left.assignments.some((a) =>
    right.assignments.some(
      (b) => isSamePath(a.path, b.path) && JSON.stringify(a.value) !== JSON.stringify(b.value),
    ),
  );
}

function isSamePath(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}
