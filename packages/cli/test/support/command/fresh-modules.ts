import { registerHooks } from "node:module";

/** Where the command's own modules are. */
const own = new URL("../../../../", import.meta.url).href;

/**
 * Lets each call load a user's modules as they are on disk: Node keeps a module for as long as the process lives, by its
 * URL, so that of a user's module names the call. `chartwright generate --watch` does the same.
 *
 * @returns begins the next call
 */
export function freshModules(): () => void {
  let call = 0;
  registerHooks({
    resolve(specifier, context, next) {
      const resolved = withoutThisFile(() => next(specifier, context));
      return isUsers(resolved.url) ? { ...resolved, url: `${resolved.url}?call=${call}` } : resolved;
    },
  });
  return () => {
    call++;
  };
}

/** The command looks for the author's line in an error, and must not find one of ours. */
function withoutThisFile<T>(resolve: () => T): T {
  try {
    return resolve();
  } catch (error) {
    if (error instanceof Error && error.stack !== undefined) {
      const frames = error.stack.split("\n");
      error.stack = frames.filter((frame) => !frame.includes(import.meta.url)).join("\n");
    }
    throw error;
  }
}

function isUsers(url: string): boolean {
  return (
    url.startsWith("file:") && !url.startsWith(own) && !url.includes("/node_modules/") && !url.includes("?")
  );
}
