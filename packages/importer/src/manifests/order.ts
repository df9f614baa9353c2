/** Keys in the order in which people write them; all others stand behind, as they were. */
const usual = [
  "name",
  "generateName",
  "namespace",
  "labels",
  "annotations",
  "metadata",
  "type",
  "replicas",
  "schedule",
  "strategy",
  "updateStrategy",
  "serviceName",
  "selector",
  "template",
  "jobTemplate",
  "spec",
  "serviceAccountName",
  "automountServiceAccountToken",
  "imagePullSecrets",
  "securityContext",
  "restartPolicy",
  "terminationGracePeriodSeconds",
  "priorityClassName",
  "image",
  "imagePullPolicy",
  "command",
  "args",
  "initContainers",
  "containers",
  "ports",
  "env",
  "envFrom",
  "startupProbe",
  "livenessProbe",
  "readinessProbe",
  "lifecycle",
  "resources",
  "volumeMounts",
  "volumes",
  "nodeSelector",
  "affinity",
  "tolerations",
  "topologySpreadConstraints",
];

const ranks = new Map(usual.map((key, index) => [key, index]));

/** Mappings from names that are the author's own, whose order is too. */
const maps = new Set(["labels", "annotations", "matchLabels", "data", "stringData", "binaryData"]);

/** The keys of a mapping in their usual order. */
export function inUsualOrder(
  keys: readonly string[],
  holder: string | number | undefined,
): readonly string[] {
  if (maps.has(String(holder))) return keys;
  // A container's own securityContext stands behind its resources.
  const isContainer = keys.includes("image") && keys.includes("name");
  const rank = (key: string) =>
    ranks.get(isContainer && key === "securityContext" ? "volumeMounts" : key) ?? usual.length;
  return keys.toSorted((a, b) => rank(a) - rank(b));
}
