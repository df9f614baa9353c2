import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { importsOf } from "./layers.ts";

/** Packages whose modules still import each other in circles. One that is cut is taken off; none is added. */
const uncut = new Set(["cli", "engine", "suites", "validator"]);

/** Every cycle among the modules of a package, as a sentence. Imports of types count: what is read together is one. */
export function checkCycles(root: string): readonly string[] {
  const packages = readdirSync(join(root, "packages")).filter((name) => !uncut.has(name));
  return packages.flatMap((name) => {
    const imports = importsWithin(join(root, "packages", name, "src"));
    return cyclesIn(imports).map((files) => {
      const [first = "", ...others] = files.map((file) => relative(root, file));
      return `${first} imports itself through ${others.join(", ")}`;
    });
  });
}

/** What each module of a folder imports of that folder. */
function importsWithin(folder: string): ReadonlyMap<string, readonly string[]> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  return new Map(
    files.map((file) => {
      const path = join(folder, file);
      const to = importsOf(readFileSync(path, "utf8")).filter((each) => each.startsWith("."));
      return [path, to.map((each) => join(dirname(path), each))] as const;
    }),
  );
}

/** The groups of modules of which each is reached from each (Tarjan). */
export function cyclesIn(imports: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (file: string): void => {
    const index = order.size;
    order.set(file, index);
    lowest.set(file, index);
    stack.push(file);
    for (const next of imports.get(file) ?? []) {
      if (!order.has(next)) visit(next);
      else if (!stack.includes(next)) continue;
      lowest.set(file, Math.min(lowest.get(file) as number, lowest.get(next) as number));
    }
    if (lowest.get(file) !== index) return;
    const group = stack.splice(stack.indexOf(file));
    if (group.length > 1) found.push(group.sort());
  };
  for (const file of imports.keys()) if (!order.has(file)) visit(file);
  return found;
}
