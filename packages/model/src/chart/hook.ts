import { type Expr, exprOf, nodeOf } from "../expr/expr.ts";
import type { Entry, Node, ObjectNode, Resource } from "../expr/node.ts";
import { toNode } from "../expr/to-node.ts";
import type { KubernetesObject } from "./resource.ts";

/** When Helm runs a hook. */
export type HookEvent =
  | "pre-install"
  | "post-install"
  | "pre-upgrade"
  | "post-upgrade"
  | "pre-rollback"
  | "post-rollback"
  | "pre-delete"
  | "post-delete"
  | "test";

/** When Helm takes away what a hook made. */
export type HookDeletePolicy = "before-hook-creation" | "hook-succeeded" | "hook-failed";

export interface HookOptions {
  readonly on: HookEvent | readonly HookEvent[];
  /** Hooks run in the order of their weights, the smallest first: 0 unless given. */
  readonly weight?: number;
  /** `before-hook-creation` unless given: a second run would find the first one's object in its way. */
  readonly deletePolicy?: readonly HookDeletePolicy[];
  /** Where this is not true in Helm's sense it is no hook, but a part of the release. */
  readonly when?: Expr<unknown>;
}

/**
 * An object that Helm makes at a moment of a release's life, and not as a part of the release.
 *
 * @example
 * hook(resource(ConfigMap, { metadata: { name: names.suffixed("before") } }), { on: ["pre-install", "pre-upgrade"], weight: -5 })
 */
export function hook<T extends KubernetesObject | undefined>(object: Expr<T>, options: HookOptions): Expr<T> {
  return exprOf(hooked(nodeOf(object), annotationsOf(options)));
}

function hooked(node: Node, annotations: Node): Node {
  if (node.kind === "resource") {
    return Object.freeze({ kind: "resource", resource: annotated(node.resource, annotations) });
  }
  return node.kind === "if" ? Object.freeze({ ...node, then: hooked(node.then, annotations) }) : node;
}

/** The resource as one of those that `helm test` makes and runs. One that failed stays, until the next run. */
export function asTest(resource: Resource): Resource {
  return Object.freeze({ ...annotated(resource, testAnnotations), test: true });
}

const testAnnotations = annotationsOf({
  on: "test",
  deletePolicy: ["before-hook-creation", "hook-succeeded"],
});

function annotationsOf({ on, weight, deletePolicy = ["before-hook-creation"], when }: HookOptions): Node {
  const annotations = toNode({
    "helm.sh/hook": typeof on === "string" ? on : on.join(","),
    "helm.sh/hook-weight": weight === undefined ? undefined : String(weight),
    "helm.sh/hook-delete-policy": deletePolicy.join(","),
  });
  if (when === undefined) return annotations;
  return Object.freeze({ kind: "if", cond: nodeOf(when), then: annotations, otherwise: undefined });
}

function annotated(resource: Resource, added: Node): Resource {
  const body = withEntry(resource.body, "metadata", (metadata) =>
    withEntry(metadata ?? empty, "annotations", (own) =>
      own === undefined ? added : Object.freeze({ kind: "merge", parts: Object.freeze([added, own]) }),
    ),
  );
  return Object.freeze({ ...resource, body });
}

const empty: ObjectNode = Object.freeze({ kind: "object", entries: Object.freeze([]) });

function withEntry(node: Node, key: string, make: (value: Node | undefined) => Node): Node {
  const entries = node.kind === "object" ? node.entries : [];
  const old = entries.find((entry) => entry.key === key);
  const made: Entry = Object.freeze({ key, value: make(old?.value) });
  const next =
    old === undefined ? [...entries, made] : entries.map((entry) => (entry === old ? made : entry));
  return Object.freeze({ kind: "object", entries: Object.freeze(next) });
}
