import { type Code, call, member, name, object } from "../code/code.ts";

type Branch = Map<string, Code | Branch>;

/** The values of a chart as they come together: where each stands, and how it is declared. */
export class ValuesTree {
  readonly #root: Branch = new Map();

  /** Declares a value at a path, or beside it where that is taken, and gives the path that it has. */
  take(path: readonly string[], declared: Code): readonly string[] {
    let at = this.#root;
    return path.map((key, index) => {
      const isLast = index === path.length - 1;
      for (let number = 1; ; number++) {
        const wanted = number === 1 ? key : `${key}${number}`;
        const found = at.get(wanted);
        if (found !== undefined && (isLast || !(found instanceof Map))) continue;
        const below: Branch = found instanceof Map ? found : new Map();
        at.set(wanted, isLast ? declared : below);
        at = below;
        return wanted;
      }
    });
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
