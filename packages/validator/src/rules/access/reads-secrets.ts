interface PolicyRule {
  readonly resources?: readonly string[] | undefined;
  readonly verbs: readonly string[];
  readonly resourceNames?: readonly string[] | undefined;
}

/** The entries of a role that let it read Secrets that it does not name, each with its index. */
export function readsSecrets(
  rules: readonly PolicyRule[] | undefined,
): readonly (readonly [index: number, entry: PolicyRule])[] {
  return [...(rules ?? []).entries()].filter(([, { resources = [], verbs, resourceNames = [] }]) => {
    const reads = verbs.some((verb) => ["get", "list", "watch", "*"].includes(verb));
    return reads && resources.includes("secrets") && resourceNames.length === 0;
  });
}
