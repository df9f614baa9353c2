import type { Entry, Node, ObjectNode } from "../expr/node.ts";
import { toNode } from "../expr/to-node.ts";
import type { Resource } from "./resource.ts";

const hookAnnotations = toNode({
  "helm.sh/hook": "test",
  "helm.sh/hook-delete-policy": "before-hook-creation,hook-succeeded",
});

/** The resource as one of those that `helm test` makes and runs. One that failed stays, to be looked at, until the next run. */
export function asTest(resource: Resource): Resource {
  return Object.freeze({ ...resource, test: true, body: annotated(resource.body) });
}

function annotated(body: Node): Node {
  return withEntry(body, "metadata", (metadata) =>
    withEntry(metadata ?? empty, "annotations", (annotations) =>
      annotations === undefined
        ? hookAnnotations
        : Object.freeze({ kind: "merge", parts: Object.freeze([hookAnnotations, annotations]) }),
    ),
  );
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
