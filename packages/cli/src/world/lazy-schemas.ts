import { registerHooks } from "node:module";

let isDone = false;

/**
 * Lets the classes of `kubernetes-models` and its relatives load without the code that checks their objects: a chart
 * takes no more of a class than its name, and that code is most of what would be read. It is loaded when it is called.
 */
export function lazySchemas(): void {
  if (isDone) return;
  isDone = true;
  registerHooks({
    resolve(specifier, context, next) {
      const resolved = next(specifier, context);
      const isSchema = /kubernetes-models\/(?:.+\/)?_schemas\/[^/]+\.js$/.test(resolved.url);
      const isOfClass = !/\/_schemas\/[^/]+$|^data:|[?]lazy$/.test(context.parentURL ?? "");
      return isSchema && isOfClass ? { ...resolved, url: `${resolved.url}?lazy` } : resolved;
    },
    load(url, context, next) {
      if (!url.endsWith("?lazy")) return next(url, context);
      return { format: "module", shortCircuit: true, source: stub(url.slice(0, -"?lazy".length)) };
    },
  });
}

/** A module that stands for one of a schema: its function, which loads the real one. */
function stub(url: string): string {
  return `import { createRequire } from "node:module";
export function validate(...args) {
  const real = createRequire(import.meta.url)(${JSON.stringify(new URL(url).pathname)}).validate;
  const isValid = real(...args);
  validate.errors = real.errors;
  return isValid;
}
`;
}
