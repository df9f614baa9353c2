import { HelmError } from "../errors.ts";
import { trimSpace } from "../functions/strings.ts";
import type { HelmMajor } from "../functions/table.ts";
import { cannotUnmarshalYaml } from "../value/json-kind.ts";
import { compareText } from "../value/text.ts";
import type { Value } from "../value/value.ts";
import { YamlError } from "../yaml/errors.ts";
import { readYaml } from "../yaml/read.ts";

/** One manifest of a release. */
export interface Manifest {
  /** The template that it comes from. */
  readonly path: string;
  readonly content: string;
  readonly kind: string;
  /** The events of a hook; `undefined` for what is none. */
  readonly events: readonly string[] | undefined;
}

const order3 =
  "PriorityClass Namespace NetworkPolicy ResourceQuota LimitRange PodSecurityPolicy PodDisruptionBudget ServiceAccount Secret SecretList ConfigMap StorageClass PersistentVolume PersistentVolumeClaim CustomResourceDefinition ClusterRole ClusterRoleList ClusterRoleBinding ClusterRoleBindingList Role RoleList RoleBinding RoleBindingList Service DaemonSet Pod ReplicationController ReplicaSet Deployment HorizontalPodAutoscaler StatefulSet Job CronJob IngressClass Ingress APIService".split(
    " ",
  );
const order4 = [...order3, "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"];
const ranks = { 3: rankOf(order3), 4: rankOf(order4) };

function rankOf(order: readonly string[]): ReadonlyMap<string, number> {
  return new Map(order.map((kind, at) => [kind, at]));
}

const eventNames = new Set(
  "pre-install post-install pre-delete post-delete pre-upgrade post-upgrade pre-rollback post-rollback test".split(
    " ",
  ),
);

/** Splits a stream of YAML as Helm does: by a pattern, not by YAML's rules. */
export function splitManifests(text: string, helm: HelmMajor): string[] {
  if (helm === 3) {
    return trimSpace(text)
      .split(/(?:^|[\t\n\f\r ]*\n)---[\t\n\f\r ]*/)
      .filter((document) => document !== "")
      .map(trimSpace);
  }
  return text
    .replace(/^\s+/, "")
    .split(/^---[ \t]*/m)
    .filter((document) => trimSpace(document) !== "")
    .map((document) => document.replace(/^\s+/, ""));
}

interface Head {
  readonly kind: string;
  readonly annotations: ReadonlyMap<string, string>;
}

const none: ReadonlyMap<string, string> = new Map();

function refuse(path: string, problem: string): never {
  throw new HelmError("CW6004", `YAML parse error on ${path}: ${problem}`);
}

const metadataType =
  'struct { Name string "json:\\"name\\""; Annotations map[string]string "json:\\"annotations\\"" }';

function mistyped(path: string, value: Value, field: string, type: string, helm: HelmMajor): never {
  const where =
    field === ""
      ? `value of type ${helm === 3 ? "releaseutil" : "util"}.SimpleHead`
      : `struct field SimpleHead.${field} of type ${type}`;
  refuse(path, cannotUnmarshalYaml(value, where));
}

function textOf(path: string, value: Value, field: string, helm: HelmMajor): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "object") mistyped(path, value, field, "string", helm);
  return String(value);
}

/** Reads what Helm reads of a manifest, which is refused where it is no YAML. */
function readHead(path: string, content: string, helm: HelmMajor): Head {
  let value: Value;
  try {
    value = readYaml(content);
  } catch (error) {
    if (error instanceof YamlError) refuse(path, `error converting YAML to JSON: ${error.message}`);
    throw error;
  }
  if (value === null || value === undefined) return { kind: "", annotations: none };
  if (!(value instanceof Map)) mistyped(path, value, "", "", helm);
  const head = value as ReadonlyMap<string, Value>;
  textOf(path, head.get("apiVersion"), "apiVersion", helm);
  const kind = textOf(path, head.get("kind"), "kind", helm);
  const metadata = head.get("metadata");
  if (metadata === null || metadata === undefined) return { kind, annotations: none };
  if (!(metadata instanceof Map)) mistyped(path, metadata, "metadata", metadataType, helm);
  const fields = metadata as ReadonlyMap<string, Value>;
  textOf(path, fields.get("name"), "metadata.name", helm);
  return { kind, annotations: readAnnotations(path, fields.get("annotations"), helm) };
}

function readAnnotations(path: string, value: Value, helm: HelmMajor): ReadonlyMap<string, string> {
  if (value === null || value === undefined) return none;
  if (!(value instanceof Map)) mistyped(path, value, "metadata.annotations", "map[string]string", helm);
  return new Map(
    Array.from(value as ReadonlyMap<string, Value>, ([key, entry]) => [
      key,
      textOf(path, entry, "metadata.annotations", helm),
    ]),
  );
}

/** The events of a hook, or undefined where one of them is unknown. */
function eventsOf(hook: string): string[] | undefined {
  const events = hook
    .split(",")
    .map((event) => trimSpace(event).toLowerCase())
    .map((event) => (event === "test-success" ? "test" : event));
  return events.every((event) => eventNames.has(event)) ? events : undefined;
}

/** Sorts what templates gave into manifests and hooks, each by kind; the rest of the order is that of the files. */
export function sortManifests(
  files: ReadonlyMap<string, string>,
  helm: HelmMajor,
): { readonly manifests: readonly Manifest[]; readonly hooks: readonly Manifest[] } {
  const manifests: Manifest[] = [];
  const hooks: Manifest[] = [];
  for (const path of Array.from(files.keys()).sort(compareText)) {
    const text = files.get(path) as string;
    if (trimSpace(text) === "") continue;
    for (const content of splitManifests(text, helm)) {
      const { kind, annotations } = readHead(path, content, helm);
      const hook = annotations.get("helm.sh/hook");
      if (hook === undefined) manifests.push({ path, content, kind, events: undefined });
      else {
        const events = eventsOf(hook);
        if (events !== undefined) hooks.push({ path, content, kind, events });
      }
    }
  }
  const compare = byKind(helm);
  return { manifests: manifests.sort(compare), hooks: hooks.sort(compare) };
}

function byKind(helm: HelmMajor): (a: Manifest, b: Manifest) => number {
  const rank = ranks[helm];
  return (a, b) => {
    const first = rank.get(a.kind);
    const second = rank.get(b.kind);
    if (first !== undefined && second !== undefined) return first - second;
    if (first !== undefined) return -1;
    if (second !== undefined) return 1;
    return compareText(a.kind, b.kind);
  };
}
