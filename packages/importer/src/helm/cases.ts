import { chartName } from "../manifests/identity.ts";
import type { OutputFile } from "../source.ts";

/** The values of a chart's `ci/` folder as cases. */
export function casesOf(texts: ReadonlyMap<string, string>): readonly OutputFile[] {
  const taken = new Set(["default"]);
  return [...texts].flatMap(([path, text]) => {
    const [, name] = /^ci\/([^/]+)-values\.ya?ml$/.exec(path) ?? [];
    if (name === undefined || name === "default") return [];
    return [{ path: `cases/${caseName(name, taken)}/values.yaml`, text }];
  });
}

/** The closest name that a case may have: a folder's, on any disk, and one word in a shell. */
function caseName(wanted: string, taken: Set<string>): string {
  const isPlain = /^[A-Za-z0-9]([-._A-Za-z0-9]{0,98}[A-Za-z0-9])?$/.test(wanted);
  const name = isPlain ? wanted : chartName(wanted);
  for (let number = 1; ; number++) {
    const found = number === 1 ? name : `${name}-${number}`;
    if (taken.has(found.toLowerCase())) continue;
    taken.add(found.toLowerCase());
    return found;
  }
}
