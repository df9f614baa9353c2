import { stagingModules } from "./settings.ts";

/**
 * The versions of everything that a Kubernetes requires, and of the modules inside its repository, by module path. Those
 * whose paths begin with one of `except` are left out.
 */
export function kubernetesDependencies(
  goMod: string,
  version: string,
  except: readonly string[],
): Readonly<Record<string, string>> {
  const required = [...goMod.matchAll(/^\s*(?:require )?(\S+\.\S+) (v\S+)/gm)];
  const versions = {
    ...Object.fromEntries(required.map(([, path, wanted]) => [String(path), String(wanted)])),
    ...stagingModules(version, goMod),
  };
  return Object.fromEntries(
    Object.entries(versions).filter(([path]) => !except.some((start) => path.startsWith(start))),
  );
}
