import { type Code, call, member, name, object } from "../code/code.ts";

type Branch = Map<string, Code | Branch>;

/** The values of a chart as they come together: where each stands, and how it is declared. */
export class ValuesTree {
  readonly #root: Branch = new Map();

  /** Declares a value at a path, or beside it where that is taken, and gives the path that it has. */
  take(path: readonly string[], declared: Code): readonly string[] {
    for (let number = 1; ; number++) {
      const last = path.at(-1) ?? "value";
      const wanted = [...path.slice(0, -1), number === 1 ? last : `${last}${number}`];
      const branch = this.#branchAt(wanted.slice(0, -1));
      const key = wanted.at(-1) as string;
      if (branch === undefined || branch.has(key)) continue;
      branch.set(key, declared);
      return wanted;
    }
  }

  #branchAt(path: readonly string[]): Branch | undefined {
    let at: Branch = this.#root;
    for (const key of path) {
      const below = at.get(key) ?? new Map();
      if (!(below instanceof Map)) return undefined;
      at.set(key, below);
      at = below;
    }
    return at;
  }

  /** Takes a value of the top level away. */
  drop(key: string): void {
    this.#root.delete(key);
  }

  toCode(): Code {
    return codeOf(this.#root);
  }
}

function codeOf(branch: Branch): Code {
  const entries = [...branch].map(([key, value]) => ({
    key,
    value: value instanceof Map ? codeOf(value) : value,
  }));
  return call("v.object", object(entries));
}

/** How a template refers to a value. */
export function reference(path: readonly string[]): Code {
  return member(name("values"), ...path);
}
