/** As Kubernetes validates a CustomResourceDefinition, whose rules all kinds of objects follow. */
const syntax = {
  kind: /^[A-Za-z]([-A-Za-z0-9]{0,61}[A-Za-z0-9])?$/,
  group: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
  version: /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/,
};

/** What is wrong with the names of a kind: a sentence, and what to write; `undefined` where Kubernetes takes them. */
export function problemOfKind(
  apiVersion: string,
  kind: string,
): { readonly message: string; readonly fix: string } | undefined {
  if (!syntax.kind.test(kind))
    return {
      message: `${quoted(kind)} is not a valid kind.`,
      fix: "Use at most 63 letters, digits, and hyphens, starting with a letter, such as ConfigMap.",
    };
  const parts = apiVersion.split("/");
  const version = parts.at(-1) ?? "";
  const group = parts.length === 1 ? "core" : (parts[0] ?? "");
  if (parts.length <= 2 && syntax.version.test(version) && syntax.group.test(group) && group.length <= 253)
    return undefined;
  return {
    message: `${quoted(apiVersion)} is not a valid apiVersion.`,
    fix: "Write the API group and its version, such as apps/v1, or only the version for the core group, such as v1.",
  };
}

/** Whether Helm takes a name for a release. */
export function isReleaseName(text: string): boolean {
  return text.length <= 53 && syntax.group.test(text);
}

/** Whether Kubernetes takes a name for a namespace. */
export function isNamespaceName(text: string): boolean {
  return /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(text);
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
