import { existsSync, readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

/** A package whose kinds a chart can import. */
export interface KindPackage {
  readonly name: string;
  readonly version: string;
}

/** Finds kinds among the packages that are installed for files below any of the folders. */
export function installedKinds(folders: readonly string[]) {
  const find = (name: string): string | undefined => {
    for (const folder of folders) {
      try {
        const found = findPackageJSON(name, pathToFileURL(join(folder, "chart.ts")));
        if (found !== undefined) return dirname(found);
      } catch {
        // It is not installed for that folder.
      }
    }
    return undefined;
  };
  const packageOf = (module: string) => module.split("/", module.startsWith("@") ? 2 : 1).join("/");
  return {
    /** Whether a module is installed that exports the kind. */
    hasKind(module: string, kind: string): boolean {
      const name = packageOf(module);
      const folder = find(name);
      if (folder === undefined) return false;
      const path = module.slice(name.length + 1);
      const file = path.endsWith(`/${kind}`) ? path : `${path}/${kind}`;
      return existsSync(join(folder, `${file}.js`));
    },
    /** The package of a module. */
    packageOf(module: string): KindPackage {
      const name = packageOf(module);
      const folder = find(name);
      if (folder === undefined) throw new Error(`bug: ${name} is not installed`);
      const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as KindPackage;
      return { name, version };
    },
  };
}
