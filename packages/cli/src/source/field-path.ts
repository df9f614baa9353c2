/**
 * The keys of a path as people write it: `spec.containers[web].image`, `metadata.labels["app.kubernetes.io/name"]`.
 * A name in brackets is taken whole; of a list it is an index, or the `name` of an item.
 */
export function parseFieldPath(path: string): readonly string[] {
  const parts = path.matchAll(/\[\s*(?:"([^"]*)"|'([^']*)'|([^\]]*))\s*\]|([^.[\]]+)/g);
  return [...parts].map(([, double, single, bare, key]) => double ?? single ?? bare ?? key ?? "");
}

/** Keys as a path that is read as the same keys. */
export function formatFieldPath(keys: readonly string[]): string {
  return keys.reduce((all, key) => {
    if (/^\d+$/.test(key) || /[.[\]"]/.test(key)) return `${all}[${key}]`;
    return all === "" ? key : `${all}.${key}`;
  }, "");
}
