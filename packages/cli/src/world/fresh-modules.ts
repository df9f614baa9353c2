import { registerHooks } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

/** A module that was loaded anew, and the files that it consists of, as far as they were found. */
export interface FreshModule {
  readonly module: Promise<unknown>;
  readonly files: ReadonlySet<string>;
}

const mark = "?fresh=";
const graphs = new Map<string, Set<string>>();
let isHooked = false;
let count = 0;

/**
 * Loads a module as it now is on disk, with all that it imports of its own: what lies in `node_modules`, and Chartwright
 * itself, is taken as it was loaded before. A run of the module is kept by Node for as long as the process lives.
 */
export function loadFresh(file: string): FreshModule {
  hook();
  const query = `${mark}${++count}`;
  const files = new Set([file]);
  graphs.set(query, files);
  const module = import(`${pathToFileURL(file).href}${query}`).finally(() => graphs.delete(query));
  return { module, files };
}

/** Gives what a fresh module imports the mark of that module, so that Node does not take it from its memory. */
function hook(): void {
  if (isHooked) return;
  isHooked = true;
  registerHooks({
    resolve(specifier, context, next) {
      const query = context.parentURL?.slice(context.parentURL.indexOf(mark)) ?? "";
      const resolved = next(specifier, context);
      if (!query.startsWith(mark) || !isOwn(resolved.url)) return resolved;
      graphs.get(query)?.add(fileURLToPath(resolved.url));
      return { ...resolved, url: `${resolved.url}${query}` };
    },
  });
}

/** Where Chartwright's packages are, if this is a checkout: there they lie in no `node_modules`. */
const checkout = /^(.*\/packages\/)cli\/(?:src|dist)\//.exec(import.meta.url)?.[1];

function isOwn(url: string): boolean {
  if (!url.startsWith("file:") || url.includes("/node_modules/") || url.includes("?")) return false;
  return checkout === undefined || !url.startsWith(checkout);
}
