/** What breaks charts for those who use them, and what of ours holds it: rules, codes of stages, or something else. */
export interface Breakage {
  readonly what: string;
  readonly rules?: readonly string[];
  /** Codes of a stage. */
  readonly codes?: readonly string[];
  readonly how?: string;
}

export const breakage: readonly Breakage[] = [
  { what: "A mistyped value passes", rules: ["helm/values-schema"], codes: ["CW3003"] },
  {
    what: "A strict schema breaks the chart as a subchart",
    rules: ["helm/schema-as-subchart"],
    how: "test:charts installs each chart under a parent.",
  },
  { what: "null as a default", rules: ["helm/null-defaults"] },
  { what: "A selector changes with an upgrade", rules: ["manifests/versioned-selector"] },
  { what: "Versioned labels in volumeClaimTemplates", rules: ["manifests/versioned-claim-templates"] },
  { what: "replicas fights the autoscaler", rules: ["availability/autoscaler-and-replicas"] },
  { what: "CRDs are never upgraded", rules: ["helm/crds-beside-templates"] },
  { what: "An object or a release is too large", rules: ["manifests/annotation-size", "helm/release-size"] },
  { what: "A schema refers to the network", rules: ["helm/remote-schema"], codes: ["CW3002"] },
  { what: "An image cannot be moved or pinned", rules: ["helm/image-values", "security/image-tag"] },
  { what: "Random values change with each rendering", rules: ["helm/random-values"] },
  { what: "Types are mangled", codes: ["CW3009"], how: "The model prints by type; properties hold it." },
  {
    what: "A name of a list stands twice",
    rules: [
      "manifests/duplicate-env",
      "manifests/duplicate-ports",
      "manifests/duplicate-volumes",
      "manifests/duplicate-containers",
    ],
  },
  { what: "A YAML key stands twice", codes: ["CW3004", "CW3007"] },
  { what: "What is rendered depends on the cluster", rules: ["helm/capabilities-gate"] },
  { what: "kubeVersion refuses managed clusters", codes: ["CW3001"] },
  { what: "A list as a default cannot be extended", rules: ["helm/list-defaults"] },
  { what: "A dependency is not pinned", rules: ["helm/locked-dependencies"] },
  { what: "What a linter should let pass is marked in many places", how: "waivers.yaml." },
  { what: "A validator skips in silence", codes: ["CW3010"] },
  {
    what: "Two releases collide",
    rules: ["manifests/fixed-name", "manifests/release-in-selector", "manifests/colliding-names"],
  },
  {
    what: "A name is cut behind its suffix, or too long",
    rules: ["manifests/name-length", "manifests/long-names", "manifests/colliding-names"],
  },
  { what: "Pods go on with an old ConfigMap", rules: ["references/config-checksum"] },
  {
    what: "A disruption budget lets no pod go",
    rules: ["availability/disruption-budget-blocks", "availability/disruption-budget-policy"],
  },
  {
    what: "A Deployment rolls over an exclusive volume",
    rules: ["availability/exclusive-volume", "availability/exclusive-volume-replicas"],
  },
  {
    what: "RBAC is too wide",
    rules: ["access/wildcards", "access/cluster-wide-secrets", "access/cluster-admin"],
  },
  {
    what: "A hook is in the way of its next run",
    rules: ["helm/hook-delete-policy", "helm/hook-annotations"],
  },
  { what: "A Job with a fixed name", rules: ["helm/job-outside-hooks"] },
  { what: "tpl where nobody says so", rules: ["helm/undeclared-tpl"] },
  {
    what: "metadata.namespace on kinds of the whole cluster",
    rules: ["manifests/namespace-of-cluster-kinds"],
  },
];
