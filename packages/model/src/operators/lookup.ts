import type { Kind } from "../chart/resource.ts";
import { type Expr, exprOf } from "../expr/expr.ts";
import { toNode } from "../expr/to-node.ts";

type Text = Expr<string> | string;

/**
 * The text in a field of an object that is in the cluster: Helm's `lookup`. Where there is no such object or field, and
 * offline (`helm template`, GitOps), it is the empty text; say with `orElse` what stands then.
 *
 * @example
 * orElse(lookup(Secret, { namespace: release.namespace, name: names.fullname }, ["data", "password"]), "unset")
 */
export function lookup(
  kind: Pick<Kind<unknown>, "apiVersion" | "kind">,
  object: { readonly namespace: Text; readonly name: Text },
  path: readonly string[],
): Expr<string> {
  const { apiVersion } = kind;
  const [namespace, name] = [toNode(object.namespace), toNode(object.name)];
  return exprOf({
    kind: "lookup",
    apiVersion,
    objectKind: kind.kind,
    namespace,
    name,
    path: Object.freeze([...path]),
  });
}
